package org.flaghoist.format.text;

/** Bytes for what cuts by ASCII signs alone: one for each UTF-16 unit, so that its offsets are those of the text. */
public final class AsciiBytes {

    private static final byte OTHER = '?';

    private AsciiBytes() {}

    public static byte[] of(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = text.charAt(i);
            bytes[i] = c < 0x80 ? (byte) c : OTHER;
        }
        return bytes;
    }
}
