import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Replaces what differs between two runs of one commit by its kind, as {@code <time>}. A time is masked only where it
 * lies in the time of this run, in one of the zones of the partners: those that notifications speak of stay.
 */
final class Mask {

    private static final Duration BEFORE = Duration.ofMinutes(2);
    private static final String TIME = "<time>";
    private static final List<ZoneId> ZONES = List.of(
            ZoneOffset.UTC,
            ZoneId.of("Europe/London"),
            ZoneId.of("Europe/Vienna"),
            ZoneId.of("Europe/Sofia"),
            ZoneId.of("Africa/Tripoli"));

    private static final Pattern INSTANT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?)(Z|[+-]\\d\\d:\\d\\d)");
    /** Forms of local times in partners' files, and the patterns that read them. */
    private static final Map<Pattern, DateTimeFormatter> LOCAL = locals(
            "(?<!\\d)\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d:\\d\\d(?!\\d)", "dd.MM.uuuu HH:mm:ss",
            "(?<!\\d)\\d\\d\\.\\d\\d\\.\\d{4} \\d\\d:\\d\\d(?![:\\d])", "dd.MM.uuuu HH:mm",
            "(?:(?<!\\d)|(?<=H\\d{5}))\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d(?!\\d)", "uuuu/MM/dd HH:mm",
            "(?<!\\d)\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?!\\d)", "uuuu-MM-dd['T'][' ']HH:mm:ss");

    private static final Pattern EPOCH = Pattern.compile("\\b1[0-9]{12}\\b");
    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b");

    private static final Pattern CHECKSUM = Pattern.compile("(?m)^(Z\\d{6})[0-9A-F]{8}");
    /** Records are filled with them. */
    private static final Pattern SPACES = Pattern.compile("(?<=\\S) {12,}");

    private static final Pattern NAME = Pattern.compile("(?<![0-9a-f])[0-9a-f]{8,64}(?![0-9a-f])");

    private final Map<Pattern, String> kinds = new LinkedHashMap<>();
    /** What is learnt: names of that pattern, which are many, and other texts. */
    private final Map<String, String> names = new ConcurrentHashMap<>();

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Instant from = Instant.now().minus(BEFORE);

    Mask() {
        kind("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b", "<uuid>");
        kind("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", "<sha256>");
        kind("(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])", "<sha1>");
        kind("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", "<receipt>");
        kind("\\b(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{12}\\b|(?<=configuration )[0-9a-f]{12}\\b", "<digest>");
        kind("\\bvm/[0-9a-f]{8}\\b|(?<=hub is )[^ /]+/[0-9a-f]{8}\\b", "<hub>");
        kind("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+", "<signature>");
        kind("(?<=127\\.0\\.0\\.1[:/]|localhost:|port )\\d{4,5}\\b", "<port>");
        // Columns are filled up to the longest name.
        kind("\\b\\d+-(in|out|held)\\b(?: {2,})?", "<parked>-$1");
        kind("late by \\d+ (?:d|h|min|s)\\b(?: \\d+ (?:d|h|min|s)\\b)* *", "late by <duration>");
        kind("(?<=\"seconds\":\"?)\\d+", "<duration>");
        // A year after it came; one that a notification names has no parts of a second.
        kind("(?<=\"due\" ?: ?\")[0-9T:-]+\\.\\d+Z", "<due>");
        // In CSV, a quote is written twice.
        kind("(?<=\"(?:origin|message|entry)\":|\"entries\"{1,2} ?: ?\"{1,2})\\d+", "<entry>");
        kind("(?<=\"(?:digest|difference)\"{1,2} ?: ?\"{1,2})[A-Za-z0-9_-]{43}(?=\")", "<digest>");
        kind("(?<=\"ends\"{1,2} ?: ?\"{1,2})[0-9a-f]{8}(?=\")", "<ends>");
        kind("(?<=the first was due at <today> )\\d\\d:\\d\\d", "<time>");
        // How often a server that is away was tried depends on how long that was.
        kind("(?<=\"attempts\" ?: ?\"?)(?:\\d{2,}|[2-9])", "<attempts>");
        kind("(?m)^\\d+ +(?=(?:WARNING|CRITICAL) )", "<alarm> ");
        kind("(?<=alarms acknowledge )\\d+", "<alarm>");
        kind("(?<=\\balarm[ -]|\"alarm\"\"?:\"\"?)\\d+", "<alarm>");
        kind("(?<=EDIT |SHRED )[0-9a-f]{8}\\b", "<request>");
        kind("(?m)^\\d+(?=,<time>,)|(?<=\"event\":)\\d+", "<event>");
        kind("(?m)(?<=^<event>,<time>,[A-Z_]{1,30},)\\d+", "<entry>");
        kind("(?m)^(?:entry +|(?<=entry ))\\d+", "entry <entry>");
        kind("\\b\\d+(?:\\.\\d+)?(?= (?:ms|us|milliseconds|seconds)\\b)", "<duration>");
        kind("(?<=process running for |PID |up to link |links up to )[0-9.]+", "<number>");
        kind("v[0-9.]+(?:-SNAPSHOT)? using Java \\S+|(?<=started by )\\S+", "<version>");
    }

    private void kind(String pattern, String masked) {
        kinds.put(Pattern.compile(pattern), masked);
    }

    private static Map<Pattern, DateTimeFormatter> locals(String... pairs) {
        Map<Pattern, DateTimeFormatter> all = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(Pattern.compile(pairs[i]), DateTimeFormatter.ofPattern(pairs[i + 1]));
        }
        return all;
    }

    /** Has a text masked wherever it stands, such as the name of a request that the hub has made. */
    void learn(String text, String kind) {
        if (text.length() >= 6) {
            (NAME.matcher(text).matches() ? names : texts).put(text, "<" + kind + ">");
        }
    }

    void learn(Path directory, String kind) {
        learn(directory.toAbsolutePath().normalize().toString(), kind);
    }

    String text(String text) {
        String masked = NAME.matcher(text).replaceAll(name -> names.getOrDefault(name.group(), name.group()));
        for (String known : texts.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList()) {
            masked = masked.replace(known, texts.get(known));
        }
        masked = INSTANT.matcher(masked).replaceAll(found -> quoted(found, this::isInstantNow));
        for (Map.Entry<Pattern, DateTimeFormatter> local : LOCAL.entrySet()) {
            masked = local.getKey()
                    .matcher(masked)
                    .replaceAll(found -> quoted(found, moment -> isLocalNow(moment, local.getValue())));
        }
        masked = EPOCH.matcher(masked)
                .replaceAll(found -> quoted(found, millis -> isNow(Instant.ofEpochMilli(Long.parseLong(millis)))));
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        masked = DAY.matcher(masked).replaceAll(found -> found.group().equals(today) ? "<today>" : found.group());
        for (Map.Entry<Pattern, String> kind : kinds.entrySet()) {
            masked = kind.getKey().matcher(masked).replaceAll(kind.getValue());
        }
        // A trailer of records has a checksum of all before it, such as a time.
        masked = masked.contains(TIME) ? CHECKSUM.matcher(masked).replaceAll("$1<crc>") : masked;
        return SPACES.matcher(masked).replaceAll(spaces -> "<" + spaces.group().length() + " spaces>");
    }

    private static String quoted(MatchResult found, Function<String, Boolean> isNow) {
        return isNow.apply(found.group()) ? TIME : found.group().replace("$", "\\$");
    }

    private boolean isInstantNow(String moment) {
        try {
            // The hub's own clock alone has parts of a microsecond, as in a time that began a month ago.
            return moment.matches(".*\\.\\d{7,}Z")
                    || isNow(OffsetDateTime.parse(moment).toInstant());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean isLocalNow(String moment, DateTimeFormatter form) {
        try {
            LocalDateTime local = LocalDateTime.parse(moment, form);
            return ZONES.stream().anyMatch(zone -> isNow(local.atZone(zone).toInstant()));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean isNow(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(Instant.now().plus(BEFORE));
    }
}
