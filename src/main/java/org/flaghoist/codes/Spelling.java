package org.flaghoist.codes;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A word as it is compared with others: without case, accents and alphabet, and whatever stands between its words.
 *
 * @param word in that form
 */
record Spelling(String word) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** So many letters may have one that is another. */
    private static final int LETTERS_A_FAULT = 5;

    static Spelling of(String word) {
        String latin =
                Transliterator.getInstance("NFKC; Any-Latin; Latin-ASCII").transliterate(word);
        return new Spelling(BETWEEN_WORDS
                .matcher(latin.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip());
    }

    /** Whether somebody may have mistaken the one for the other. */
    boolean isNear(Spelling other) {
        int faults = Math.min(word.length(), other.word.length()) / LETTERS_A_FAULT;
        return !word.isEmpty()
                && (word.equals(other.word) || new LevenshteinDistance(faults).apply(word, other.word) >= 0);
    }
}
