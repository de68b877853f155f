package org.flaghoist.format.records;

import java.nio.charset.Charset;

/**
 * One record where it stands in its file or piece, from its letter to the byte before its CRLF.
 *
 * @param number in the file, from 1
 * @param ended whether a CRLF follows
 */
record RawRecord(byte[] bytes, int start, int end, int number, boolean ended) {

    private static final char NONE = 0;

    int length() {
        return end - start;
    }

    char letter() {
        return length() == 0 ? NONE : (char) (bytes[start] & 0xFF);
    }

    /** The characters of a field as they stand, with the spaces. */
    String text(Slot slot, Charset charset) {
        return new String(bytes, start + slot.offset(), slot.width(), charset);
    }

    /** The field without spaces (U+0020, no others) at both ends. */
    String value(Slot slot, Charset charset) {
        int first = start + slot.offset();
        int last = start + slot.end();
        while (first < last && bytes[first] == ' ') {
            first++;
        }
        while (last > first && bytes[last - 1] == ' ') {
            last--;
        }
        return new String(bytes, first, last - first, charset);
    }

    boolean isBlankFrom(int offset) {
        for (int at = start + offset; at < end; at++) {
            if (bytes[at] != ' ') {
                return false;
            }
        }
        return true;
    }
}
