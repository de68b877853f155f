package org.flaghoist.notification;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that grows, as UTF-8: without the copies that a string of it would cost. */
public final class Utf8Bytes {

    /** How many times as long as most. */
    private static final int VERY_LONG = 64;

    /** Of one code point. */
    private static final int WIDEST = 4;

    private static final int ONE_BYTE = 0x80;
    private static final int TWO_BYTES = 0x800;
    private static final int SIX_BITS = 0x3f;

    private final int usual;
    private byte[] bytes;
    private int length;

    /** @param usual room for most texts */
    public Utf8Bytes(int usual) {
        this.usual = usual;
        bytes = new byte[usual];
    }

    public void append(char ascii) {
        room();
        bytes[length++] = (byte) ascii;
    }

    public void append(String text) {
        append(text, 0, text.length());
    }

    /** @param text in which no half of a surrogate pair stands alone */
    public void append(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            room();
            char c = text.charAt(i);
            if (c < ONE_BYTE) {
                bytes[length++] = (byte) c;
            } else if (Character.isHighSurrogate(c)) {
                pair(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                others(c);
            }
        }
    }

    private void others(char c) {
        if (c < TWO_BYTES) {
            bytes[length++] = (byte) (0xc0 | (c >> 6));
        } else {
            bytes[length++] = (byte) (0xe0 | (c >> 12));
            bytes[length++] = (byte) (ONE_BYTE | ((c >> 6) & SIX_BITS));
        }
        bytes[length++] = (byte) (ONE_BYTE | (c & SIX_BITS));
    }

    private void pair(int c) {
        bytes[length++] = (byte) (0xf0 | (c >> 18));
        bytes[length++] = (byte) (ONE_BYTE | ((c >> 12) & SIX_BITS));
        bytes[length++] = (byte) (ONE_BYTE | ((c >> 6) & SIX_BITS));
        bytes[length++] = (byte) (ONE_BYTE | (c & SIX_BITS));
    }

    private void room() {
        if (bytes.length - length < WIDEST) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + WIDEST);
        }
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** The text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Begins another text; what was needed for a very long one is given up. */
    public void clear() {
        bytes = bytes.length > VERY_LONG * usual ? new byte[usual] : bytes;
        length = 0;
    }

    /** Half a surrogate pair, which UTF-8 would turn into a question mark. */
    public static boolean isLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
