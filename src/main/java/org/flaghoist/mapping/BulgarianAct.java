package org.flaghoist.mapping;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Latin letters for Cyrillic ones by the Bulgarian Transliteration Act of 2009, Articles 4 to 7. ICU's
 * {@code Bulgarian-Latin/BGN} is the system of 1952 and gives other letters.
 */
final class BulgarianAct {

    private static final String[] TABLE = {
        "а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "е", "e", "ж", "zh", "з", "z", "и", "i", "й", "y",
        "к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u",
        "ф", "f", "х", "h", "ц", "ts", "ч", "ch", "ш", "sh", "щ", "sht", "ъ", "a", "ь", "y", "ю", "yu", "я", "ya"
    };

    // The one word whose spelling the Act gives by itself.
    private static final Pattern COUNTRY = Pattern.compile("(?<![\\p{L}\\p{M}])(България|БЪЛГАРИЯ)(?![\\p{L}\\p{M}])");

    private final Map<Character, String> letters = new HashMap<>();
    private final Transliterator others = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    BulgarianAct() {
        for (int i = 0; i < TABLE.length; i += 2) {
            letters.put(TABLE[i].charAt(0), TABLE[i + 1]);
        }
    }

    String latin(String text) {
        StringBuilder latin = new StringBuilder(text.length() + 8);
        Matcher country = COUNTRY.matcher(text);
        int from = 0;
        while (country.find()) {
            append(latin, text, from, country.start());
            latin.append(country.group().equals("България") ? "Bulgaria" : "BULGARIA");
            from = country.end();
        }
        append(latin, text, from, text.length());
        return Normalizer.normalize(latin, Normalizer.Form.NFC);
    }

    private void append(StringBuilder latin, String text, int from, int to) {
        for (int i = from; i < to; i += Character.charCount(text.codePointAt(i))) {
            int letter = text.codePointAt(i);
            String small = letters.get((char) Character.toLowerCase(letter));
            if (isFinalYa(text, i)) {
                latin.append(Character.isUpperCase(letter) ? 'A' : 'a');
            } else if (small != null && letter <= Character.MAX_VALUE) {
                latin.append(small(letter) ? small : capital(small, text, i + 1));
            } else if (Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC
                    && Character.isLetter(letter)) {
                latin.append(others.transliterate(Character.toString(letter)));
            } else {
                latin.appendCodePoint(letter);
            }
        }
    }

    private static boolean small(int letter) {
        return Character.isLowerCase(letter);
    }

    /** Of two letters for one capital the second is a capital too, unless a small letter follows. */
    private static String capital(String latin, String text, int next) {
        boolean beforeSmall =
                next < text.length() && Character.getType(text.codePointAt(next)) == Character.LOWERCASE_LETTER;
        return beforeSmall
                ? latin.substring(0, 1).toUpperCase(Locale.ROOT) + latin.substring(1)
                : latin.toUpperCase(Locale.ROOT);
    }

    /** The second letter of a word's final {@code ия}, which is written {@code ia}. */
    private static boolean isFinalYa(String text, int at) {
        char letter = text.charAt(at);
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        boolean ending = (letter == 'я' && (before == 'и' || before == 'И')) || (letter == 'Я' && before == 'И');
        if (!ending) {
            return false;
        }
        if (at + 1 == text.length()) {
            return true;
        }
        int next = text.codePointAt(at + 1);
        int type = Character.getType(next);
        boolean mark = type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
        return !Character.isLetter(next) && !mark;
    }
}
