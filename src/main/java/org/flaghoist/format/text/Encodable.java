package org.flaghoist.format.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** Whether a charset has all characters of a text. */
public final class Encodable {

    private Encodable() {}

    /** As the encoder would say of the whole, had it not to encode that, and to throw where it cannot. */
    public static boolean by(CharsetEncoder encoder, String text) {
        return by(encoder, text, 0, text.length());
    }

    /** The same of a part of a text. */
    public static boolean by(CharsetEncoder encoder, String text, int from, int end) {
        for (int at = from; at < end; at++) {
            if (!encoder.canEncode(text.charAt(at))) {
                // Of half a pair alone every encoder says no.
                return Character.isSurrogate(text.charAt(at)) && encoder.canEncode(text.substring(from, end));
            }
        }
        return true;
    }

    /** Why a text cannot be written: its first character that the charset does not have. */
    public static String lack(Charset charset, String text) {
        CharsetEncoder encoder = charset.newEncoder();
        return text.codePoints()
                .filter(character -> !encoder.canEncode(Character.toString(character)))
                .mapToObj(character -> "'%s' (U+%04X)".formatted(Character.toString(character), character))
                .findFirst()
                .map(character -> "has " + character + ", which " + charset.name() + " does not have")
                .orElse("has a character that " + charset.name() + " does not have");
    }
}
