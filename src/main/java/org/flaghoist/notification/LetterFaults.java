package org.flaghoist.notification;

/**
 * How many letters a word has otherwise than another: one left out, too much or wrong, or two in each other's place.
 * What commons-text 1.15 has for this takes a letter beyond ASCII for another one than itself.
 */
final class LetterFaults {

    private final String one;
    private final String other;
    private final int[][] counts;

    private LetterFaults(String one, String other) {
        this.one = one;
        this.other = other;
        this.counts = new int[one.length() + 1][other.length() + 1];
    }

    static int between(String one, String other) {
        LetterFaults faults = new LetterFaults(one, other);
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                faults.counts[i][j] = i == 0 || j == 0 ? i + j : faults.count(i, j);
            }
        }
        return faults.counts[one.length()][other.length()];
    }

    /** Between the first {@code i} and {@code j} letters. */
    private int count(int i, int j) {
        boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
        int least = Math.min(counts[i - 1][j], counts[i][j - 1]) + 1;
        least = Math.min(least, counts[i - 1][j - 1] + (isSame ? 0 : 1));
        boolean isTurned =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isTurned ? Math.min(least, counts[i - 2][j - 2] + 1) : least;
    }
}
