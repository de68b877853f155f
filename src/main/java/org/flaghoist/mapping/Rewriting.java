package org.flaghoist.mapping;

import com.ibm.icu.text.Transliterator;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.format.Script;

/**
 * Rewrites text that a recipient's charset cannot carry, a word at a time (mappings/README.md, section 3, Characters).
 * What still cannot be encoded stays, for the writer to tell. Thread-safe.
 */
final class Rewriting {

    /** A letter with all letters and marks that follow it, or one other character. */
    private static final Pattern UNIT = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*+|.", Pattern.DOTALL);

    private static final Pattern PRESENTATION_FORMS = Pattern.compile("[\uFB50-\uFDFF\uFE70-\uFEFF]+");
    private static final Pattern LEFT_OVER = Pattern.compile("[\u02B0-\u02FF\u200C-\u200F]");
    private static final String ARABIC_SIGNS = "،؛؟٪٫٬";
    private static final String ASCII_SIGNS = ",;?%.,";

    private final Charset charset;
    private final boolean carriesAll;
    private final BulgarianAct bulgarian = new BulgarianAct();
    private final Transliterator german = Transliterator.getInstance("de-ASCII");
    private final Transliterator latin = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    Rewriting(Charset charset) {
        this.charset = charset;
        this.carriesAll = charset.name().startsWith("UTF-");
    }

    /** True where nothing but Arabic presentation forms must be changed for the charset to carry the text. */
    boolean carries(String text) {
        return carriesAll || charset.newEncoder().canEncode(plainForms(text));
    }

    String rewrite(String text, Language language) {
        CharsetEncoder encoder = charset.newEncoder();
        if (carriesAll || encoder.canEncode(text)) {
            return text;
        }
        StringBuilder rewritten = new StringBuilder(text.length() + 16);
        Matcher units = UNIT.matcher(text);
        while (units.find()) {
            rewritten.append(unit(units.group(), language, encoder));
        }
        return rewritten.toString();
    }

    private String unit(String unit, Language language, CharsetEncoder encoder) {
        if (encoder.canEncode(unit)) {
            return unit;
        }
        String plain = plainForms(unit);
        return encoder.canEncode(plain) ? plain : ascii(plain, language);
    }

    private String ascii(String unit, Language language) {
        int character = unit.codePointAt(0);
        if (Character.isSpaceChar(character)) {
            return " ";
        }
        if (isArabicDigit(character)) {
            return String.valueOf(Character.digit(character, 10));
        }
        int sign = ARABIC_SIGNS.indexOf(character);
        if (sign >= 0) {
            return ASCII_SIGNS.substring(sign, sign + 1);
        }
        String rewritten = LEFT_OVER.matcher(letters(unit, language)).replaceAll("");
        // A question mark would hide what stood there.
        return rewritten.indexOf('?') >= 0 ? unit : rewritten;
    }

    private String letters(String unit, Language language) {
        if (language == Language.BULGARIAN && Script.has(unit, "Cyrl")) {
            return bulgarian.latin(unit);
        }
        return language == Language.GERMAN ? german.transliterate(unit) : latin.transliterate(unit);
    }

    private static boolean isArabicDigit(int character) {
        return (character >= 0x0660 && character <= 0x0669) || (character >= 0x06F0 && character <= 0x06F9);
    }

    private static String plainForms(String text) {
        return PRESENTATION_FORMS
                .matcher(text)
                .replaceAll(
                        forms -> Matcher.quoteReplacement(Normalizer.normalize(forms.group(), Normalizer.Form.NFKC)));
    }
}
