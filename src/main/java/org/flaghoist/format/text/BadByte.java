package org.flaghoist.format.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.HexFormat;

/** Where bytes are not of a charset. */
public final class BadByte {

    private static final int SOME = 1024;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private BadByte() {}

    /**
     * The first one, for people.
     *
     * @param from where the text begins, as behind a byte order mark
     */
    public static String words(byte[] content, int from, Charset charset) {
        ByteBuffer bytes = ByteBuffer.wrap(content, from, content.length - from);
        CharsetDecoder decoder = charset.newDecoder();
        CharBuffer text = CharBuffer.allocate(SOME);
        CoderResult result = decoder.decode(bytes, text, true);
        while (result.isOverflow()) {
            text.clear();
            result = decoder.decode(bytes, text, true);
        }
        return result.isError()
                ? "byte 0x" + HEX.toHexDigits(content[bytes.position()]) + " at offset " + bytes.position() + " is not "
                        + charset
                : "all bytes are " + charset;
    }
}
