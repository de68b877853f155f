package org.flaghoist.format;

/** Finds a point that stands for any character in the pattern of a number, where one that marks decimals is meant. */
public final class BarePoint {

    private BarePoint() {}

    /** @param pattern a sound one */
    public static boolean isIn(String pattern) {
        int depth = 0;
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '\\' -> i++;
                case '[' -> depth++;
                case ']' -> depth--;
                case '.' -> {
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    static String fault(String pattern) {
        return "'" + pattern + "' takes any character where its point stands; write '[.]' for a point";
    }
}
