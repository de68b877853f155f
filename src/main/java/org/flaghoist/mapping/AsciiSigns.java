package org.flaghoist.mapping;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/** ASCII forms of signs for which ICU has none, or a wrong one: it takes U+066C, of thousands, for a decimal point. */
final class AsciiSigns {

    private static final String ARABIC = "،؛؟٪٫٬";
    private static final String ASCII = ",;?%.,";

    private AsciiSigns() {}

    /** A space, an Arabic digit or an Arabic sign in ASCII; any other text as it is. */
    static String ascii(String sign) {
        int character = sign.codePointAt(0);
        if (Character.isSpaceChar(character)) {
            return " ";
        }
        if (isArabicDigit(character)) {
            return String.valueOf(Character.digit(character, 10));
        }
        int at = ARABIC.indexOf(character);
        return at >= 0 ? ASCII.substring(at, at + 1) : sign;
    }

    /** A dash or quote that ICU's Latin-ASCII leaves, for instance U+2E3A, in ASCII; any other text as it is. */
    static String rareDashOrQuote(String sign) {
        int character = sign.codePointAt(0);
        if (Character.getType(character) == Character.DASH_PUNCTUATION) {
            return "-";
        }
        return UCharacter.hasBinaryProperty(character, UProperty.QUOTATION_MARK) ? "\"" : sign;
    }

    private static boolean isArabicDigit(int character) {
        return (character >= 0x0660 && character <= 0x0669) || (character >= 0x06F0 && character <= 0x06F9);
    }
}
