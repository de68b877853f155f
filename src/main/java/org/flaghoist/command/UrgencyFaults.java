package org.flaghoist.command;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Patterns under {@code urgency} with a fault, of which nothing else is said. */
record UrgencyFaults(Path mappings, List<String> said) {

    private static final Pattern KEY = Pattern.compile("^(.*?:[0-9]+: urgency\\.[a-z]+: ).*", Pattern.DOTALL);
    private static final Pattern OF_BROKER = Pattern.compile("\\burgency\\.([a-z0-9-]+)\\.([a-z]+)");

    /** Whether the pattern that this fault is about has another one. */
    boolean have(String fault) {
        String key = KEY.matcher(fault).replaceFirst("$1");
        return said.stream().anyMatch(each -> each.startsWith(key));
    }

    /** Whether an external broker's file differs only in such patterns: it is to have them when they are right. */
    boolean explain(String difference) {
        List<MatchResult> patterns = OF_BROKER.matcher(difference).results().toList();
        return !patterns.isEmpty()
                && patterns.stream().allMatch(pattern -> hasFault(pattern.group(1), pattern.group(2)));
    }

    private boolean hasFault(String partner, String key) {
        String file = mappings.resolve(partner).resolve("format.yaml") + ":";
        return said.stream().anyMatch(each -> each.startsWith(file) && each.contains(": urgency." + key + ": "));
    }
}
