package org.flaghoist.picture;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link PackedWriter} wrote. */
final class PackedReader {

    private static final int BITS = 7;
    private static final int LOW = 0x7f;

    private final byte[] bytes;
    private final @Nullable String[] texts;
    private int at;

    PackedReader(byte[] bytes) {
        this.bytes = bytes;
        this.texts = new @Nullable String[count() + 1];
        for (int i = 1; i < texts.length; i++) {
            int length = count();
            texts[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
        }
    }

    boolean isMore() {
        return at < bytes.length;
    }

    /** Where the part ends that begins here. */
    int partEnd() {
        int length = count();
        return at + length;
    }

    boolean isBefore(int end) {
        return at < end;
    }

    void goTo(int place) {
        at = place;
    }

    @Nullable
    String optionalText() {
        return texts[count()];
    }

    String text() {
        return String.valueOf(optionalText());
    }

    int count() {
        return Math.toIntExact(number());
    }

    long number() {
        long all = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            all |= (long) (next & LOW) << shift;
            shift += BITS;
        } while (next < 0);
        return (all >>> 1) ^ -(all & 1);
    }
}
