package org.flaghoist.effect;

import java.util.stream.Collectors;

/** A text of a message within a line about it. */
final class ShownText {

    /** What is not longer is shown as a whole. */
    private static final int SHORT = 120;

    private static final int AROUND = 20;

    private ShownText() {}

    static String quoted(String text) {
        return text.isEmpty() ? "nothing" : "'" + visible(text) + "'";
    }

    // A difference is told on one line, and what nobody sees is one, too.
    static String visible(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? "\\u%04X".formatted(c) : Character.toString(c))
                .collect(Collectors.joining());
    }

    /** Two that differ; of long ones not all that is the same in both. */
    static String both(String expected, String got) {
        if (Math.max(expected.length(), got.length()) <= SHORT) {
            return "expected " + quoted(expected) + ", got " + quoted(got);
        }
        int start = Math.max(0, sameAtStart(expected, got) - AROUND);
        int end = Math.max(0, sameAtEnd(expected, got) - AROUND);
        return "expected " + cut(expected, start, end) + ", got " + cut(got, start, end);
    }

    private static String cut(String text, int start, int end) {
        return text.isEmpty()
                ? quoted(text)
                : "'" + (start > 0 ? ".." : "") + visible(text.substring(start, text.length() - end))
                        + (end > 0 ? "..'" : "'");
    }

    static int sameAtStart(String one, String other) {
        int start = 0;
        while (start < Math.min(one.length(), other.length()) && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        return start;
    }

    /** Behind what is the same at the start. */
    static int sameAtEnd(String one, String other) {
        int most = Math.min(one.length(), other.length()) - sameAtStart(one, other);
        int end = 0;
        while (end < most && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return end;
    }
}
