package org.flaghoist.format.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import org.flaghoist.format.text.Nfc;
import org.jspecify.annotations.Nullable;

/** Decodes cells strictly. Not thread-safe, as the JDK's decoder is not. */
final class CsvDecoder {

    private final CharsetDecoder decoder;

    CsvDecoder(Charset charset) {
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** The text in NFC, or null where a byte is none of the charset's. */
    @Nullable
    String decode(ByteBuffer bytes) {
        try {
            return Nfc.of(decoder.decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The text without spaces (U+0020, and no other) at its ends. */
    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }
}
