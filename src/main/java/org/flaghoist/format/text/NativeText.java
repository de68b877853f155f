package org.flaghoist.format.text;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A partner's bytes as people read and edit them, without a byte order mark.
 *
 * @param charset its name
 * @param exact false where bytes are none of the charset's; U+FFFD stands for them
 */
public record NativeText(String text, String charset, boolean exact) {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    public static NativeText of(byte[] bytes, Charset charset) {
        int start = isMarked(bytes, charset) ? UTF_8_MARK.length : 0;
        ByteBuffer content = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            return new NativeText(
                    charset.newDecoder().decode(content.duplicate()).toString(), charset.name(), true);
        } catch (CharacterCodingException e) {
            return new NativeText(charset.decode(content).toString(), charset.name(), false);
        }
    }

    /**
     * The bytes of a text that was edited, with the byte order mark and the line ends of the original: a browser gives
     * back LF, whatever it was given.
     *
     * @throws NotEncodable for a character that is none of the charset's
     */
    public static byte[] bytes(String text, Charset charset, byte[] original) {
        String lines = hasCrLf(original) ? text.replace("\r\n", "\n").replace("\n", "\r\n") : text;
        CharBuffer in = CharBuffer.wrap(lines);
        CharsetEncoder encoder = charset.newEncoder();
        ByteBuffer out = ByteBuffer.allocate((int) Math.ceil(encoder.maxBytesPerChar() * (double) lines.length()));
        CoderResult result = encoder.encode(in, out, true);
        if (result.isError()) {
            throw notEncodable(lines, in.position(), charset);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(isMarked(original, charset) ? UTF_8_MARK : new byte[0]);
        bytes.write(out.array(), 0, out.position());
        return bytes.toByteArray();
    }

    private static NotEncodable notEncodable(String text, int at, Charset charset) {
        long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
        int column = 1 + text.codePointCount(text.lastIndexOf('\n', at) + 1, at);
        int character = text.codePointAt(at);
        return new NotEncodable("line %d, column %d: '%s' (U+%04X) cannot be written in %s"
                .formatted(line, column, Character.toString(character), character, charset.name()));
    }

    private static boolean isMarked(byte[] bytes, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                && bytes.length >= UTF_8_MARK.length
                && Arrays.equals(bytes, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length);
    }

    private static boolean hasCrLf(byte[] bytes) {
        for (int at = 1; at < bytes.length; at++) {
            if (bytes[at] == '\n' && bytes[at - 1] == '\r') {
                return true;
            }
        }
        return false;
    }
}
