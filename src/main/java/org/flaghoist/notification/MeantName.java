package org.flaghoist.notification;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the name that somebody who mistyped it has meant: one letter in three may differ. */
public final class MeantName {

    private static final int LETTERS_FOR_EACH_FAULT = 3;

    private MeantName() {}

    /** The most similar of these names, capital or small letters; null where none is similar. */
    public static @Nullable String of(String typed, Collection<String> names) {
        String meant = null;
        int least = Integer.MAX_VALUE;
        for (String name : new TreeSet<>(names)) {
            int faults = faults(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            int most = Math.max(1, Math.min(typed.length(), name.length()) / LETTERS_FOR_EACH_FAULT);
            if (faults <= most && faults < name.length() && faults < least) {
                meant = name;
                least = faults;
            }
        }
        return meant;
    }

    /** Letters that are missing, too many or others, and neighbours in each other's place. */
    private static int faults(String typed, String name) {
        int[][] upTo = new int[typed.length() + 1][name.length() + 1];
        for (int i = 0; i <= typed.length(); i++) {
            for (int j = 0; j <= name.length(); j++) {
                upTo[i][j] = i == 0 || j == 0 ? i + j : least(upTo, i, j, typed, name);
            }
        }
        return upTo[typed.length()][name.length()];
    }

    private static int least(int[][] upTo, int i, int j, String typed, String name) {
        int other = typed.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1;
        int least = Math.min(upTo[i - 1][j - 1] + other, Math.min(upTo[i - 1][j], upTo[i][j - 1]) + 1);
        boolean areSwapped = i > 1
                && j > 1
                && typed.charAt(i - 1) == name.charAt(j - 2)
                && typed.charAt(i - 2) == name.charAt(j - 1);
        return areSwapped ? Math.min(least, upTo[i - 2][j - 2] + 1) : least;
    }
}
