package org.flaghoist.format.records;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** The last record of a file: how many records stand before it, and the CRC-32 of all their bytes. */
final class RecordTrailer {

    private final RecordLayout layout;
    private final Charset charset;
    private final List<Slot> slots;

    RecordTrailer(RecordLayout layout, Charset charset) {
        this.layout = layout;
        this.charset = charset;
        this.slots = Slot.inARow(layout.trailer());
    }

    /**
     * Checks the trailer before all else.
     *
     * @param last the last record, which is the trailer of a file that is whole
     * @throws Rejection where the file is not whole
     */
    void check(RawRecord last) {
        Slot count = slots.get(0);
        Slot crc = slots.get(1);
        if (!last.ended()
                || last.letter() != layout.trailerLetter()
                || last.length() != layout.length()
                || !last.isBlankFrom(crc.end())) {
            throw mismatch(last.number(), null, null);
        }
        require(last, count, count(last.number() - 1));
        require(last, crc, crc(last.bytes(), last.start()));
    }

    private void require(RawRecord last, Slot slot, String expected) {
        String written = last.text(slot, charset);
        if (!written.toUpperCase(Locale.ROOT).equals(expected)) {
            throw mismatch(last.number(), slot, written.strip());
        }
    }

    private static Rejection mismatch(int number, @Nullable Slot slot, @Nullable String detail) {
        return new Rejection(
                FaultCode.TRAILER_MISMATCH, String.valueOf(number), slot == null ? null : slot.name(), detail);
    }

    /** The number of records before the trailer, as the trailer has it. */
    String count(int records) {
        return FilledNumber.filled(String.valueOf(records), slots.get(0).width());
    }

    /** The CRC-32 (as in zip) of the first {@code length} bytes, as the trailer has it. */
    static String crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return HexFormat.of().withUpperCase().toHexDigits((int) crc.getValue());
    }
}
