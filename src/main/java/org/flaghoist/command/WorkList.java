package org.flaghoist.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flaghoist.notification.SetupFault;

/** What a check has found, in the order in which one mends it, and how much of what is left for whom. */
final class WorkList {

    private static final Pattern FILE = Pattern.compile("(.+?)(?::[0-9]+)?: .*", Pattern.DOTALL);

    /** An entry that the release policy lacks. */
    private static final Pattern UNLISTED = Pattern.compile("partners\\[([^\\]]+)]");

    private final Path mappings;
    private final Path samples;
    private final Map<CheckSection, List<FoundFault>> bySection = new EnumMap<>(CheckSection.class);
    private final Map<String, Map<CheckSection, Long>> left = new TreeMap<>();

    /** @param partner empty where it is no partner's alone */
    private record FoundFault(CheckSection section, String partner, String line) {

        static final Comparator<FoundFault> ORDER =
                Comparator.comparing(FoundFault::section).thenComparing(FoundFault::partner);
    }

    WorkList(Path mappings, Path samples) {
        this.mappings = mappings;
        this.samples = samples;
    }

    /** Takes a fault that keeps the hub from starting. */
    void stops(String line) {
        add(CheckSection.START, found(line), 1);
    }

    /** Takes another fault. */
    void fault(String line) {
        FoundFault found = found(line);
        add(found.section(), found, 1);
    }

    /** Takes a difference from the external broker's files. */
    void ofBroker(String line) {
        add(CheckSection.BROKER, new FoundFault(CheckSection.BROKER, "", line), 1);
    }

    /** Takes a line about a sample; it takes several to say what one of them differs in. */
    void ofSamples(String line) {
        add(CheckSection.SAMPLES, found(line), 0);
    }

    /** Counts samples for {@link #left}. */
    void samplesLeft(Map<String, Long> byPartner) {
        byPartner.forEach((partner, count) -> count(partner, CheckSection.SAMPLES, count));
    }

    private void add(CheckSection under, FoundFault found, int count) {
        bySection.computeIfAbsent(under, none -> new ArrayList<>()).add(found);
        if (count > 0) {
            count(found.partner(), under, count);
        }
    }

    private void count(String partner, CheckSection section, long count) {
        left.computeIfAbsent(partner, none -> new EnumMap<>(CheckSection.class)).merge(section, count, Long::sum);
    }

    private FoundFault found(String line) {
        Matcher matcher = FILE.matcher(line);
        Path file = Path.of(matcher.matches() ? matcher.group(1) : line);
        CheckSection section = CheckSection.of(file, samples);
        return new FoundFault(section, partner(file, section, line), line);
    }

    private String partner(Path file, CheckSection section, String line) {
        SetupFault fault = SetupFault.of(line);
        Matcher unlisted = UNLISTED.matcher(fault == null ? "" : fault.key());
        if (section == CheckSection.POLICY && unlisted.matches()) {
            return unlisted.group(1);
        }
        return switch (section) {
            case SAMPLES -> within(samples, file);
            case PARTNER -> file.getFileName().toString().replaceFirst("\\.yaml$", "");
            case START, POLICY, BROKER -> "";
            case WORDS, FORM, README -> within(mappings, file);
        };
    }

    private static String within(Path folder, Path file) {
        return file.startsWith(folder) && file.getNameCount() > folder.getNameCount() + 1
                ? file.getName(folder.getNameCount()).toString()
                : "";
    }

    /** Whether the partner of a fault has no others, as far as they were taken. */
    boolean isOfNothingElse(String line) {
        return !left.containsKey(found(line).partner());
    }

    void print(Consumer<String> out) {
        bySection.forEach((section, found) -> {
            out.accept(section.heading());
            found.stream().sorted(FoundFault.ORDER).map(FoundFault::line).forEach(out);
        });
    }

    /** By partner, how much of what is left; empty where nothing is. */
    String left() {
        return left.entrySet().stream()
                .map(each -> (each.getKey().isEmpty() ? "" : each.getKey() + ": ")
                        + each.getValue().entrySet().stream()
                                .map(what -> what.getKey().files() + " " + what.getValue())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
