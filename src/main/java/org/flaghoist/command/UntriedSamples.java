package org.flaghoist.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.mapping.PartnerWords;
import org.flaghoist.notification.SetupFault;

/**
 * Samples that would differ for a fault that is said already, and say nothing more.
 *
 * @param partners whose words are not there, so that what others get from them cannot be written
 * @param pairs of a folder and the partner whose word is missing, or cannot be written, there, as {@code bg/fr}
 */
record UntriedSamples(Set<String> partners, Set<String> pairs) {

    private static final Pattern BETWEEN = Pattern.compile("([^/]+)/(?:from|to)-([^.]+)\\..*");
    private static final Pattern BROUGHT = Pattern.compile("words\\.([^.]+).*");

    private static final Pattern WAITING =
            Pattern.compile(".*: sample: cannot be tried: its sender '([^']+)' is no partner whose .*", Pattern.DOTALL);

    /**
     * @param left partners that cannot be tried
     * @param all that have a folder
     * @param faults all that are said
     */
    static UntriedSamples of(Set<String> left, Set<String> all, Path mappings, List<String> faults) {
        UntriedSamples untried = new UntriedSamples(new TreeSet<>(left), new TreeSet<>());
        SetupFault.all(faults).stream()
                .filter(fault -> mappings.equals(fault.folder().getParent()))
                .forEach(fault -> untried.add(fault, all));
        return untried;
    }

    private void add(SetupFault fault, Set<String> all) {
        String partner = fault.folder().getFileName().toString();
        if (fault.isOf(fault.folder().resolve(CalledFile.NAME))) {
            addBrought(fault, partner, all);
        } else if (fault.file().endsWith(".csv") && fault.message().startsWith(PartnerWords.NONE)) {
            pairs.add(partner + "/" + fault.key());
        }
    }

    private void addBrought(SetupFault fault, String partner, Set<String> all) {
        Matcher brought = BROUGHT.matcher(fault.key());
        if (brought.matches() && all.contains(brought.group(1))) {
            pairs.add(brought.group(1) + "/" + partner);
        } else if (brought.matches() || !CalledFile.isRead(fault.folder(), "words")) {
            partners.add(partner);
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
