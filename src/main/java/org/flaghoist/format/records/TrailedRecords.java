package org.flaghoist.format.records;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.flaghoist.format.definition.RecordLayout;

/** A file of records with the trailer that goes with it, whatever else is wrong with it. */
public final class TrailedRecords {

    private final RecordLayout layout;
    private final Charset charset;

    public TrailedRecords(RecordLayout layout, Charset charset) {
        this.layout = layout;
        this.charset = charset;
    }

    /** Whether it says where the number of records and the CRC-32 stand, and there is room for these. */
    public static boolean isLaidOut(RecordLayout layout) {
        if (layout.trailer() == null || layout.trailer().size() < 2) {
            return false;
        }
        return Slot.inARow(layout.trailer()).stream()
                .allMatch(slot -> slot.width() > 0 && slot.end() <= layout.length());
    }

    /**
     * The same file; where its last record is a trailer, another one stands in its place.
     *
     * @throws IllegalArgumentException where it is not seen where its last record ends
     */
    public byte[] of(byte[] file) {
        RecordCursor cursor = new RecordCursor(file, 1);
        while (cursor.advance()) {}
        RawRecord last = cursor.record();
        boolean isTrailer = last.letter() == layout.trailerLetter();
        if (!isTrailer && !last.ended()) {
            throw new IllegalArgumentException("no CRLF stands behind its last record; save it with CRLF behind each");
        }
        int length = isTrailer ? last.start() : file.length;
        int records = isTrailer ? last.number() - 1 : last.number();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(file, 0, length);
        whole.writeBytes(trailer(records, RecordTrailer.crc(file, length)));
        return whole.toByteArray();
    }

    private byte[] trailer(int records, String crc) {
        RecordBytes bytes = new RecordBytes(charset, layout.length());
        List<Slot> slots = Slot.inARow(layout.trailer());
        bytes.begin(layout.trailerLetter(), RecordPlace.ofTrailer());
        bytes.put(slots.get(0), new RecordTrailer(layout, charset).count(records));
        bytes.put(slots.get(1), crc);
        bytes.end();
        return bytes.toBytes();
    }
}
