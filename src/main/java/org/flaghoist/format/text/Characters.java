package org.flaghoist.format.text;

/** Characters that no message may hold (mappings/README.md, section 3, Characters). */
public final class Characters {

    private Characters() {}

    /** True where the text has a lone surrogate, a bidi control, a noncharacter or a control other than CR and LF. */
    public static boolean isForbidden(String text) {
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            if (isForbidden(text.codePointAt(at))) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #isForbidden(String)}, for one character; TAB is forbidden, CR and LF are not. */
    public static boolean isForbidden(int character) {
        boolean control = character < 0x20 || (character >= 0x7F && character <= 0x9F);
        return (control && character != '\n' && character != '\r')
                || character == 0x061C
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069)
                || (character >= 0xD800 && character <= 0xDFFF)
                || character == 0xFFFE
                || character == 0xFFFF;
    }
}
