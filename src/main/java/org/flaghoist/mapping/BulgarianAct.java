package org.flaghoist.mapping;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.format.text.Nfc;

/**
 * Latin letters for Cyrillic ones by the Bulgarian Transliteration Act of 2009 (mappings/README.md, section 3, Names).
 * ICU's {@code Bulgarian-Latin/BGN} is the system of 1952 and gives other letters. Thread-safe.
 */
final class BulgarianAct {

    /** Stretches an Arabic word on the line and says nothing. */
    static final String TATWEEL = "\u0640";

    private static final String CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъьюя";
    private static final List<String> LATIN =
            List.of("a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split(" "));

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");
    /** The one word whose spelling the Act gives by itself. */
    private static final Map<String, String> WORDS = Map.of("България", "Bulgaria", "БЪЛГАРИЯ", "BULGARIA");

    private static final Map<String, String> ENDINGS = Map.of("ия", "ia", "Ия", "Ia", "ИЯ", "IA");
    private static final int ENDING = 2;

    private final Transliterator others = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    /** The text with its Cyrillic letters in Latin, without tatweel, in NFC; everything else is as it was. */
    String latin(String text) {
        String latin = WORD.matcher(text.replace(TATWEEL, ""))
                .replaceAll(word -> Matcher.quoteReplacement(word(word.group())));
        return Nfc.of(latin);
    }

    private String word(String word) {
        String known = WORDS.get(word);
        if (known != null) {
            return known;
        }
        String ending = ENDINGS.get(word.substring(Math.max(0, word.length() - ENDING)));
        int end = ending == null ? word.length() : word.length() - ENDING;
        StringBuilder latin = new StringBuilder(word.length() + ENDING);
        for (int at = 0; at < end; at += Character.charCount(word.codePointAt(at))) {
            latin.append(letter(word, at));
        }
        return ending == null ? latin.toString() : latin.append(ending).toString();
    }

    private String letter(String word, int at) {
        int letter = word.codePointAt(at);
        int small = Character.toLowerCase(letter);
        int row = CYRILLIC.indexOf(small);
        if (row >= 0) {
            String latin = LATIN.get(row);
            return letter == small ? latin : capital(latin, word, at + 1);
        }
        // One by one: in a run of letters ICU gives some of them other forms.
        String same = Character.toString(letter);
        boolean cyrillic = Character.isLetter(letter) && UnicodeScript.of(letter) == UnicodeScript.CYRILLIC;
        return cyrillic ? others.transliterate(same) : same;
    }

    /** Where one capital gives several letters, only the first is a capital before a small letter, else all are. */
    private static String capital(String latin, String word, int next) {
        boolean beforeSmall =
                next < word.length() && Character.getType(word.codePointAt(next)) == Character.LOWERCASE_LETTER;
        int capitals = beforeSmall ? 1 : latin.length();
        return latin.substring(0, capitals).toUpperCase(Locale.ROOT) + latin.substring(capitals);
    }
}
