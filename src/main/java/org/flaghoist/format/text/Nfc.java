package org.flaghoist.format.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;

/**
 * Unicode normalisation in a time that grows with the text's length. The JDK and ICU put combining marks in order by
 * insertion, which takes a minute for a mebibyte of them.
 */
public final class Nfc {

    /** As in Unicode's stream-safe text; so few are put in order fast enough. */
    private static final int FEW_MARKS = 30;

    private static final int FIRST_MARK = 0x300;

    private Nfc() {}

    /** The text in NFC. */
    public static String of(String text) {
        return Normalizer.normalize(inOrder(text), Normalizer.Form.NFC);
    }

    // An equivalent text, so that its normal form is that of the one given.
    private static String inOrder(String text) {
        StringBuilder ordered = null;
        int copied = 0;
        for (int at = 0; at < text.length(); ) {
            int end = endOfMarks(text, at);
            if (text.codePointCount(at, end) > FEW_MARKS) {
                ordered = ordered == null ? new StringBuilder(text.length()) : ordered;
                ordered.append(text, copied, at);
                append(ordered, text.substring(at, end));
                copied = end;
            }
            at = end > at ? end : at + Character.charCount(text.codePointAt(at));
        }
        return ordered == null
                ? text
                : ordered.append(text, copied, text.length()).toString();
    }

    private static int endOfMarks(String text, int start) {
        int at = start;
        while (at < text.length() && isMark(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    // Some vowel signs are no marks themselves, but are made of them.
    private static boolean isMark(int character) {
        return character >= FIRST_MARK
                && UCharacter.getIntPropertyValue(character, UProperty.LEAD_CANONICAL_COMBINING_CLASS) != 0;
    }

    private static void append(StringBuilder ordered, String marks) {
        List<Integer> decomposed = marks.codePoints()
                .flatMap(mark -> Normalizer.normalize(Character.toString(mark), Normalizer.Form.NFD)
                        .codePoints())
                .boxed()
                .sorted(Comparator.comparingInt(UCharacter::getCombiningClass))
                .toList();
        decomposed.forEach(ordered::appendCodePoint);
    }
}
