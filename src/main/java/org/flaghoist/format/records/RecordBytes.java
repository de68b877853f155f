package org.flaghoist.format.records;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;
import org.flaghoist.format.text.Encodable;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnfitField;
import org.jspecify.annotations.Nullable;

/**
 * A file of records that is being written. A field that is too long is reported last: it may be unencodable behind it.
 */
final class RecordBytes {

    private static final int BREAK = 2;
    /** Records of most messages. */
    private static final int USUAL = 24;
    /** How many times as long as most. */
    private static final int VERY_LONG = 64;

    private final CharsetEncoder encoder;
    private final int length;
    private byte[] bytes;
    private ByteBuffer slots;
    private int start;
    private int records;
    private RecordPlace place = RecordPlace.ofTrailer();
    private @Nullable Rejection tooLong;
    private @Nullable Rejection misfit;

    RecordBytes(Charset charset, int length) {
        this.encoder = charset.newEncoder();
        this.length = length;
        this.bytes = new byte[USUAL * (length + BREAK)];
        this.slots = ByteBuffer.wrap(bytes);
    }

    /** Begins another file; what was needed for a very long one is given up. */
    void clear() {
        if (bytes.length > VERY_LONG * USUAL * (length + BREAK)) {
            bytes = new byte[USUAL * (length + BREAK)];
            slots = ByteBuffer.wrap(bytes);
        }
        start = 0;
        records = 0;
        tooLong = null;
        misfit = null;
    }

    int records() {
        return records;
    }

    /** @param of what its fields are */
    void begin(char letter, RecordPlace of) {
        place = of;
        if (bytes.length - start < length + BREAK) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            slots = ByteBuffer.wrap(bytes);
        }
        Arrays.fill(bytes, start, start + length, (byte) ' ');
        bytes[start] = (byte) letter;
    }

    /** @throws Rejection {@code UNENCODABLE} */
    void put(Slot slot, String text) {
        if (!Encodable.by(encoder, text)) {
            UnfitField unfit = place.unfit(slot, UnfitField.CHARSET, Encodable.lack(encoder.charset(), text));
            throw new Rejection(FaultCode.UNENCODABLE, "", slot.name(), null).unfit(unfit);
        }
        slots.limit(start + slot.end()).position(start + slot.offset());
        if (encoder.encode(CharBuffer.wrap(text), slots, true).isOverflow()) {
            tooLong(slot.name(), place.tooLong(slot, text.length()));
        }
        // For the next text, which it is first asked about.
        encoder.reset();
        slots.clear();
    }

    void tooLong(String field, UnfitField unfit) {
        tooLong = tooLong == null ? new Rejection(FaultCode.TOO_LONG, "", field, null).unfit(unfit) : tooLong;
    }

    /**
     * A number that does not match its pattern.
     *
     * @param rule as {@link UnfitField} has it
     * @param value null where it is a person's
     */
    void misfit(Slot slot, String rule, String pattern, @Nullable String value) {
        String why = UnfitField.unlike(pattern, place.personal() ? null : value);
        String detail = "does not match its pattern in format.yaml";
        misfit = misfit == null
                ? new Rejection(FaultCode.SCHEMA, "", slot.name(), detail).unfit(place.unfit(slot, rule, why))
                : misfit;
    }

    void end() {
        bytes[start + length] = '\r';
        bytes[start + length + 1] = '\n';
        start += length + BREAK;
        records++;
    }

    /** The CRC-32 of the records that were ended. */
    String crc() {
        return RecordTrailer.crc(bytes, start);
    }

    /** @throws Rejection {@code TOO_LONG} for the first field that was, or else {@code SCHEMA} */
    byte[] toBytes() {
        if (tooLong != null) {
            throw tooLong;
        }
        if (misfit != null) {
            throw misfit;
        }
        return Arrays.copyOf(bytes, start);
    }
}
