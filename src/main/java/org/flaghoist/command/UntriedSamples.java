package org.flaghoist.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.CalledFile;

/**
 * Samples that would differ for a fault that is said already, and say nothing more.
 *
 * @param partners whose words are not there, so that what others get from them cannot be written
 * @param pairs of a folder and the partner whose word is missing, or cannot be written, there, as {@code bg/fr}
 */
record UntriedSamples(Set<String> partners, Set<String> pairs) {

    private static final Pattern BETWEEN = Pattern.compile("([^/]+)/(?:from|to)-([^.]+)\\..*");
    private static final Pattern BROUGHT = Pattern.compile("([^/\\\\]+)[/\\\\]called\\.yaml:\\d+: words\\.([^.:]+).*");
    private static final Pattern UNREAD = Pattern.compile("([^/\\\\]+)[/\\\\]called\\.yaml:.*");
    private static final Pattern LACKING =
            Pattern.compile("([^/\\\\]+)[/\\\\][^/\\\\]+\\.csv:\\d+: ([^:]+): has no word for this partner;.*");

    private static final Pattern WAITING =
            Pattern.compile(".*: sample: cannot be tried: its sender '([^']+)' is no partner whose .*", Pattern.DOTALL);

    /**
     * @param left partners that cannot be tried
     * @param all that have a folder
     * @param faults all that are said
     */
    static UntriedSamples of(Set<String> left, Set<String> all, Path mappings, List<String> faults) {
        UntriedSamples untried = new UntriedSamples(new TreeSet<>(left), new TreeSet<>());
        String folder = mappings.toString();
        faults.stream()
                .filter(fault -> fault.startsWith(folder) && fault.length() > folder.length() + 1)
                .map(fault -> fault.substring(folder.length() + 1))
                .forEach(fault -> untried.add(fault, all, mappings));
        return untried;
    }

    private void add(String fault, Set<String> all, Path mappings) {
        Matcher brought = BROUGHT.matcher(fault);
        Matcher unread = UNREAD.matcher(fault);
        Matcher lacking = LACKING.matcher(fault);
        if (lacking.matches()) {
            pairs.add(lacking.group(1) + "/" + lacking.group(2));
        } else if (brought.matches() && all.contains(brought.group(2))) {
            pairs.add(brought.group(2) + "/" + brought.group(1));
        } else if (brought.matches()) {
            partners.add(brought.group(1));
        } else if (unread.matches() && !CalledFile.isRead(mappings.resolve(unread.group(1)), "words")) {
            partners.add(unread.group(1));
        }
    }

    /** @param sample the folder of its partner, and its file */
    boolean has(String sample) {
        Matcher between = BETWEEN.matcher(sample);
        return between.matches()
                && (partners.contains(between.group(2)) || pairs.contains(between.group(1) + "/" + between.group(2)));
    }

    /** Whether a sample waits for what its sender's folder lacks, which is said there. */
    boolean explain(GoldenDifference difference) {
        return difference.messages().stream()
                .map(WAITING::matcher)
                .anyMatch(waiting -> waiting.matches() && partners.contains(waiting.group(1)));
    }
}
