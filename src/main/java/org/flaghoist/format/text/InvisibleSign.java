package org.flaghoist.format.text;

import java.util.OptionalInt;

/** Finds characters in a word that nobody sees, such as marks of direction: no word that looks alike is the same. */
public final class InvisibleSign {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private InvisibleSign() {}

    /** The first one. Joiners between letters are none: Arabic and other scripts need them. */
    public static OptionalInt in(String word) {
        int[] signs = word.codePoints().toArray();
        for (int i = 0; i < signs.length; i++) {
            if (Character.getType(signs[i]) == Character.FORMAT && !isBetweenLetters(signs, i)) {
                return OptionalInt.of(signs[i]);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isBetweenLetters(int[] signs, int at) {
        boolean isJoiner = signs[at] == NON_JOINER || signs[at] == JOINER;
        return isJoiner && at > 0 && at < signs.length - 1 && isOfWord(signs[at - 1]) && isOfWord(signs[at + 1]);
    }

    private static boolean isOfWord(int sign) {
        return Character.isLetter(sign) || Character.getType(sign) == Character.NON_SPACING_MARK;
    }

    /** The word without the sign. */
    public static String without(String word, int sign) {
        return word.replace(Character.toString(sign), "");
    }

    /** As people name it. */
    public static String named(int sign) {
        return "U+%04X, %s".formatted(sign, Character.getName(sign));
    }
}
