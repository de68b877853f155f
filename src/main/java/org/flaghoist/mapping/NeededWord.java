package org.flaghoist.mapping;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.definition.CalledFile;
import org.flaghoist.notification.YamlLines;

/**
 * A word that a partner lacks for another one. It is written in a file of the one that came later, so that nobody
 * touches those of the partners that were there before.
 *
 * @param table of partner words, of {@code partner}
 */
record NeededWord(Path table, String partner, String other) {

    /** @param established those that a table of a partner names, by that partner */
    String fault(CalledWords called, Map<String, Set<String>> established) {
        return isOwn(called, established) ? ownRow() : brought();
    }

    /** Whether the partner itself came later, or lost the row that it had. */
    private boolean isOwn(CalledWords called, Map<String, Set<String>> established) {
        Set<String> brings = called.file(partner).words().keySet();
        Set<String> otherBrings = called.file(other).words().keySet();
        if (brings.contains(other) || !otherBrings.isEmpty()) {
            return brings.contains(other) && !otherBrings.contains(partner);
        }
        return established.entrySet().stream()
                .filter(each -> !Set.of(partner, other).contains(each.getKey()))
                .anyMatch(each -> each.getValue().contains(other));
    }

    private String ownRow() {
        return table + ":1: " + other + ": " + PartnerWords.NONE + "add a row '<word>;" + other + "'";
    }

    private String brought() {
        Path file = table.resolveSibling("").resolveSibling(other).resolve(CalledFile.NAME);
        String key = "words." + partner + "." + name();
        return file + ":" + YamlLines.near(file, key) + ": " + key + ": is missing, and " + table + " has no word for '"
                + other + "'; add the word that '" + partner + "' uses";
    }

    private String name() {
        return table.getFileName().toString().replaceFirst("\\.csv$", "");
    }
}
