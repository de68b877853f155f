package org.flaghoist.effect;

import java.util.ArrayList;
import java.util.List;

/** Where two texts differ, line by line: of each line only what is not the same. */
final class LineDifferences {

    /** As many are shown; what is behind a missing line differs all. */
    private static final int MOST = 20;

    private LineDifferences() {}

    static List<FormDifference> of(String expected, String got) {
        String[] before = expected.split("\n", -1);
        String[] after = got.split("\n", -1);
        List<FormDifference> found = new ArrayList<>();
        for (int i = 0; i < Math.max(before.length, after.length) && found.size() < MOST; i++) {
            String one = i < before.length ? before[i] : "";
            String other = i < after.length ? after[i] : "";
            if (!one.equals(other)) {
                found.add(within(i + 1, one, other));
            }
        }
        return found;
    }

    private static FormDifference within(int line, String expected, String got) {
        int start = ShownText.sameAtStart(expected, got);
        int end = ShownText.sameAtEnd(expected, got);
        String words = "expected '" + ShownText.visible(expected.substring(start, expected.length() - end)) + "', got '"
                + ShownText.visible(got.substring(start, got.length() - end)) + "'";
        return new FormDifference("lines", "line " + line + ", character " + (start + 1), words, line);
    }
}
