package org.flaghoist.format.records;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A file of records that is being written. A field that is too long is reported last: it may be unencodable behind it.
 */
final class RecordBytes {

    private static final byte[] BREAK = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CharsetEncoder encoder;
    private final byte[] record;
    private int records;
    private @Nullable String tooLong;

    RecordBytes(Charset charset, int length) {
        // A new encoder reports what it cannot encode.
        this.encoder = charset.newEncoder();
        this.record = new byte[length];
    }

    int records() {
        return records;
    }

    void begin(char letter) {
        Arrays.fill(record, (byte) ' ');
        record[0] = (byte) letter;
    }

    /** @throws Rejection {@code UNENCODABLE} */
    void put(Slot slot, String text) {
        ByteBuffer encoded = encoded(slot, text);
        if (encoded.remaining() > slot.width()) {
            tooLong(slot.name());
        } else {
            encoded.get(record, slot.offset(), encoded.remaining());
        }
    }

    private ByteBuffer encoded(Slot slot, String text) {
        try {
            return encoder.encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new Rejection(FaultCode.UNENCODABLE, "", slot.name(), null);
        }
    }

    void tooLong(String field) {
        tooLong = tooLong == null ? field : tooLong;
    }

    void end() {
        bytes.writeBytes(record);
        bytes.writeBytes(BREAK);
        records++;
    }

    /** @throws Rejection {@code TOO_LONG} for the first field that was */
    byte[] toBytes() {
        if (tooLong != null) {
            throw new Rejection(FaultCode.TOO_LONG, "", tooLong, null);
        }
        return bytes.toByteArray();
    }
}
