import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.search.AuditLog;
import org.flaghoist.search.NotificationFilter;
import org.flaghoist.search.NotificationHistory;
import org.flaghoist.search.NotificationRow;
import org.flaghoist.search.NotificationSearch;
import org.flaghoist.search.Traffic;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Asks a ledger what the console's pages ask, each question a few times, and prints how long the answers took. */
public final class ConsoleQuestions {

    private static final int TIMES = 5;
    private static final long SERIALS = 1_000_000_000_000L;
    private static final long PLACES = 2_000_000_000_000L;
    private static final long OFTEN = 3_000_000_000_000L;
    private static final long WORDS = 4_000_000_000_000L;
    private static final Instant LAST = Instant.parse("2026-11-26T00:00:00Z");

    private final DataSource database;

    private ConsoleQuestions(DataSource database) {
        this.database = database;
    }

    /** @param args an SQLite file of {@code bench/million.sql}, or a URL of JDBC */
    public static void main(String[] args) {
        boolean isFile = !args[0].startsWith("jdbc:");
        String url = isFile ? DatabaseFile.url(Path.of(args[0])) : args[0];
        SingleConnectionDataSource database = new SingleConnectionDataSource(url, true);
        if (isFile) {
            database.setConnectionProperties(DatabaseFile.readOnly());
        }
        new ConsoleQuestions(database).run();
    }

    private void run() {
        NotificationSearch search = new NotificationSearch(database);
        NotificationHistory history = new NotificationHistory(database);
        AuditLog auditLog = new AuditLog(database);
        Clock then = Clock.fixed(LAST, Clock.systemUTC().getZone());
        Map<String, Supplier<Object>> questions = new LinkedHashMap<>();
        filters().forEach((name, filter) -> questions.put("search: " + name, () -> search.find(filter)));
        keys().forEach((name, keys) -> questions.put(
                "contents: " + name, () -> search.find(NotificationFilter.ALL, keys)));
        questions.put("contents: a word, rejected", () -> search.find(
                filter(null, null, null, null, "REJECTED", null, null, null), Set.of(OFTEN)));
        NotificationRow middle = history.row(500_001).orElseThrow();
        questions.put("one notification", () -> List.of(
                history.revisions(middle), history.steps(middle.entry()), history.receipts(middle.entry())));
        questions.put("audit", () -> auditLog.list(new AuditLog.AuditFilter(null, null, null, null, null, null), 51));
        questions.put("audit: one person", () -> auditLog.list(new AuditLog.AuditFilter("nobody", null, null, null, null, null), 51));
        questions.put("the last hour, first time", () -> new Traffic(database, then).lastHour());
        System.out.printf("%-60s %9s %9s%n", "", "first ms", "median ms");
        questions.forEach(ConsoleQuestions::time);
    }

    /** As bench/search-keys.sql makes them. */
    private static Map<String, Set<Long>> keys() {
        Map<String, Set<Long>> keys = new LinkedHashMap<>();
        keys.put("a serial", Set.of(SERIALS + 500_001));
        keys.put("no such serial", Set.of(1L));
        keys.put("a place", Set.of(PLACES + 7));
        keys.put("a word that every second one has", Set.of(OFTEN));
        keys.put("that and a serial", Set.of(OFTEN, SERIALS + 500_002));
        keys.put("that and a place", Set.of(OFTEN, PLACES + 8));
        keys.put("that and a place that has none of it", Set.of(OFTEN, PLACES + 7));
        keys.put("two of which every other has one", Set.of(OFTEN, OFTEN + 1));
        keys.put("five words", Set.of(OFTEN, WORDS + 2_501, WORDS + 5_001, WORDS + 7_501, WORDS + 10_001));
        return keys;
    }

    private static Map<String, NotificationFilter> filters() {
        Map<String, NotificationFilter> filters = new LinkedHashMap<>();
        filters.put("all", NotificationFilter.ALL);
        filters.put("page in the middle", filter(null, null, null, null, null, null, null, 500_000L));
        filters.put("whole reference", filter("REF-2026/123456", null, null, null, null, null, null, null));
        filters.put("beginning of all references", filter("REF-2026/", null, null, null, null, null, null, null));
        filters.put("beginning of a thousand references", filter("REF-2026/123", null, null, null, null, null, null, null));
        filters.put("no such reference", filter("NONE", null, null, null, null, null, null, null));
        filters.put("sender", filter(null, "ly", null, null, null, null, null, null));
        filters.put("no such sender", filter(null, "none", null, null, null, null, null, null));
        filters.put("recipient", filter(null, null, "at", null, null, null, null, null));
        filters.put("recipient who got nothing", filter(null, null, "none", null, null, null, null, null));
        filters.put("type", filter(null, null, null, "ARREST", null, null, null, null));
        filters.put("rejected", filter(null, null, null, null, "REJECTED", null, null, null));
        filters.put("rejected, of one sender", filter(null, "bg", null, null, "REJECTED", null, null, null));
        filters.put("held (ten of all)", filter(null, null, null, null, "HELD", null, null, null));
        filters.put("refused, one recipient", filter(null, null, "ly", null, "REFUSED", null, null, null));
        filters.put("refused, a recipient whom nobody refused", filter(null, null, "at", null, "REFUSED", null, null, null));
        filters.put("in a reason", filter(null, null, null, null, null, null, "duty lawyer", null));
        filters.put("in no reason", filter(null, null, null, null, null, null, "nowhere", null));
        filters.put("sender and word", filter(null, "at", null, null, null, null, "code_unknown", null));
        filters.put("an hour long ago", filter(null, null, null, null, null, LAST.minus(Duration.ofDays(6)), null, null));
        return filters;
    }

    private static NotificationFilter filter(
            String reference,
            String sender,
            String recipient,
            String type,
            String state,
            Instant until,
            String text,
            Long before) {
        Instant since = until == null ? null : until.minus(Duration.ofHours(1));
        return new NotificationFilter(reference, sender, recipient, type, state, since, until, text, before);
    }

    private static void time(String name, Supplier<Object> question) {
        List<Double> millis = new ArrayList<>();
        Object answer = "";
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            answer = question.get();
            millis.add((System.nanoTime() - began) / 1e6);
        }
        double first = millis.get(0);
        Collections.sort(millis);
        System.out.printf("%-60s %9.1f %9.1f  %s%n", name, first, millis.get(TIMES / 2), summary(answer));
    }

    private static String summary(Object answer) {
        return answer instanceof NotificationSearch.NotificationPage page
                ? page.rows().size() + " rows" + (page.searchedTo() == null ? "" : ", broken off")
                : "";
    }
}
