package org.flaghoist.format.text;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;

/** Level labels in the form in which they are compared (mappings/README.md, section 3, Level). */
public final class ProtectiveMarking {

    private static final String LOOK_ALIKES = "авсенкмортхуіјѕ";
    private static final String LATIN_TWINS = "abcehkmoptxyijs";
    private static final int LONGEST = 1000;
    private static final String TATWEEL = "\u0640";

    private ProtectiveMarking() {}

    /**
     * NFKC, case folded, look-alikes as Latin, dashes as hyphen, white space runs as one space, none at the ends;
     * Romanian cedillas as commas, Arabic words without tatweel.
     */
    public static String key(String label) {
        if (isLongerThanAnyLabel(label)) {
            return label;
        }
        String letters = Normalizer.normalize(Romanian.letters(label), Normalizer.Form.NFKC);
        // Only now: some presentation forms are a mark on a tatweel.
        String plain = Script.has(label, "Arab") ? letters.replace(TATWEEL, "") : letters;
        String folded = UCharacter.foldCase(plain, true);
        StringBuilder key = new StringBuilder();
        folded.codePoints().forEach(character -> append(key, character));
        return key.toString().strip();
    }

    // Its signs may each stand for eighteen others; spaces may be as many as they like.
    private static boolean isLongerThanAnyLabel(String label) {
        return label.length() > LONGEST
                && label.codePoints()
                                .filter(character -> !UCharacter.isUWhiteSpace(character))
                                .limit(LONGEST + 1L)
                                .count()
                        > LONGEST;
    }

    private static void append(StringBuilder key, int character) {
        int twin = LOOK_ALIKES.indexOf(character);
        if (twin >= 0) {
            key.append(LATIN_TWINS.charAt(twin));
        } else if ((character >= 0x2010 && character <= 0x2015) || character == 0x2212) {
            key.append('-');
        } else if (!UCharacter.isUWhiteSpace(character)) {
            key.appendCodePoint(character);
        } else if (key.length() == 0 || key.charAt(key.length() - 1) != ' ') {
            key.append(' ');
        }
    }
}
