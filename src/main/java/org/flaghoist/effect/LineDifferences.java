package org.flaghoist.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Where two texts differ, line by line: of each line only what is not the same. */
final class LineDifferences {

    /** As many are shown; what is behind a missing line differs all. */
    private static final int MOST = 20;

    private LineDifferences() {}

    static List<String> of(String expected, String got) {
        String[] before = expected.split("\n", -1);
        String[] after = got.split("\n", -1);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < Math.max(before.length, after.length) && found.size() < MOST; i++) {
            String one = i < before.length ? before[i] : "";
            String other = i < after.length ? after[i] : "";
            if (!one.equals(other)) {
                found.add("line " + (i + 1) + ", " + within(one, other));
            }
        }
        return found;
    }

    private static String within(String expected, String got) {
        int shorter = Math.min(expected.length(), got.length());
        int start = 0;
        while (start < shorter && expected.charAt(start) == got.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && expected.charAt(expected.length() - 1 - end) == got.charAt(got.length() - 1 - end)) {
            end++;
        }
        return "character " + (start + 1) + ": expected '" + shown(expected.substring(start, expected.length() - end))
                + "', got '" + shown(got.substring(start, got.length() - end)) + "'";
    }

    // A difference is told on one line, and what nobody sees is one, too.
    private static String shown(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? "\\u%04X".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }
}
