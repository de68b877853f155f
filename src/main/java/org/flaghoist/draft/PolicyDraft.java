package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.SetupException;

/** Adds a new partner to the release policy: it may send, and gets nothing from anyone. */
record PolicyDraft(String id, Path file) {

    private static final String PARTNERS = "partners:";

    String text(String policy) {
        List<String> lines = new ArrayList<>(policy.lines().toList());
        int partners = lines.indexOf(PARTNERS);
        if (partners < 0) {
            throw SetupException.of(file, 1, "partners", "has no line '" + PARTNERS + "'; write it");
        }
        int last = partners;
        for (int i = partners + 1; i < lines.size() && isWithin(lines.get(i)); i++) {
            last = lines.get(i).isBlank() ? last : i;
        }
        lines.addAll(last + 1, entry());
        return String.join("\n", lines) + "\n";
    }

    private static boolean isWithin(String line) {
        return line.isBlank() || line.startsWith(" ") || line.startsWith("-");
    }

    private List<String> entry() {
        return List.of(
                "  - partner: " + id,
                "    receivesFrom: []",
                "    ceiling: BASIC",
                "    personalData: false",
                "    victimsWitnessesMinors: false",
                "    holdTypes: []");
    }

    boolean names(String policy) {
        return policy.lines().map(String::strip).anyMatch(("- partner: " + id)::equals);
    }
}
