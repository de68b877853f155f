package org.flaghoist.command;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flaghoist.notification.SetupFault;

/** Patterns under {@code urgency} with a fault, of which nothing else is said. */
record UrgencyFaults(Path mappings, List<String> said) {

    private static final Pattern OF_BROKER = Pattern.compile("\\burgency\\.([a-z0-9-]+)\\.([a-z]+)");

    /** Whether the pattern that this fault is about has another one. */
    boolean have(String fault) {
        SetupFault one = SetupFault.of(fault);
        return one != null
                && SetupFault.all(said).stream()
                        .anyMatch(each ->
                                each.file().equals(one.file()) && each.key().equals(one.key()));
    }

    /** Whether an external broker's file differs only in such patterns: it is to have them when they are right. */
    boolean explain(String difference) {
        List<MatchResult> patterns = OF_BROKER.matcher(difference).results().toList();
        return !patterns.isEmpty()
                && patterns.stream().allMatch(pattern -> hasFault(pattern.group(1), pattern.group(2)));
    }

    private boolean hasFault(String partner, String key) {
        Path format = mappings.resolve(partner).resolve("format.yaml");
        return SetupFault.all(said).stream()
                .anyMatch(fault -> fault.isOf(format) && fault.key().equals("urgency." + key));
    }
}
