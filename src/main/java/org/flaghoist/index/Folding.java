package org.flaghoist.index;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts in the forms in which they are compared, whoever has typed them, on whichever keyboard. */
final class Folding {

    /** Bumped where the forms change: the index is then made anew. */
    static final int VERSION = 3;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern UNWRITTEN = Pattern.compile("[\\p{M}\\p{Cf}\u0640]+");
    private static final int SHORTEST = 2;

    private static final String LOOK_ALIKES = "авсенкмортхуіјѕαβεζηικμνορτυχ";
    private static final String LATIN_TWINS = "abcehkmoptxyijsabezhikmnoptyx";

    /** Latin letters that Unicode does not call accented; the first is what a Turkish I is in small. */
    private static final String STROKED = "ıłøđħ";

    private static final String UNSTROKED = "ilodh";
    /**
     * Arabic letters that many write one for the other: at a word's end, alef maksura and teh marbuta; alef with wasla;
     * and yeh, kaf and heh as other keyboards have them.
     */
    private static final String WRITTEN_ALIKE = "\u0649\u0629\u06cc\u06a9\u0671\u06c1\u06d5\u06be";

    private static final String WRITTEN_AS = "\u064a\u0647\u064a\u0643\u0627\u0647\u0647\u0647";

    private Folding() {}

    /** Without spaces, hyphens and the like, Cyrillic and Greek look-alikes as Latin; empty where nothing is left. */
    static Set<String> number(String text) {
        String letters = BETWEEN_WORDS.matcher(folded(text)).replaceAll("");
        return letters.isEmpty() ? Set.of() : Set.of(replaced(letters, LOOK_ALIKES, LATIN_TWINS));
    }

    /** Its words; without those of one letter, which are in all texts. */
    static Set<String> words(String text) {
        return allWords(text)
                .filter(word -> word.length() >= SHORTEST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** All of them, also those that it has twice, in their order. */
    static Stream<String> allWords(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(replaced(folded(text), WRITTEN_ALIKE, WRITTEN_AS)))
                .filter(word -> !word.isEmpty());
    }

    /** Small letters without accents and vowel signs, digits as ASCII. */
    static String folded(String text) {
        String plain = UCharacter.foldCase(Normalizer.normalize(text, Normalizer.Form.NFKC), true);
        String letters = UNWRITTEN
                .matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
                .replaceAll("");
        StringBuilder folded = new StringBuilder(letters.length());
        letters.codePoints().forEach(sign -> {
            int digit = Character.digit(sign, 10);
            folded.appendCodePoint(digit < 0 ? sign : '0' + digit);
        });
        return replaced(folded.toString(), STROKED, UNSTROKED);
    }

    private static String replaced(String text, String from, String to) {
        StringBuilder replaced = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int at = from.indexOf(text.charAt(i));
            if (at >= 0) {
                replaced.setCharAt(i, to.charAt(at));
            }
        }
        return replaced.toString();
    }
}
