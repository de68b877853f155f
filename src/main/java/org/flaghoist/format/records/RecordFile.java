package org.flaghoist.format.records;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** Cuts a file into its groups after the checks of the whole file. */
final class RecordFile {

    private static final int FRAME = 2;

    private final RecordLimits limits;
    private final RecordTrailer trailer;
    private final RecordHeader header;
    private final char lead;

    RecordFile(RecordLimits limits, RecordTrailer trailer, RecordHeader header, char lead) {
        this.limits = limits;
        this.trailer = trailer;
        this.header = header;
        this.lead = lead;
    }

    /** @throws Rejection for a fault of the whole file */
    List<Piece> cut(byte[] file) {
        if (file.length > limits.file()) {
            throw tooLarge();
        }
        RawRecord last = last(file);
        trailer.check(last);
        if (last.number() - FRAME > limits.records()) {
            throw tooLarge();
        }
        RecordCursor cursor = new RecordCursor(file, 1);
        cursor.advance();
        header.check(cursor.record());
        return groups(file, cursor, last);
    }

    private static Rejection tooLarge() {
        return new Rejection(FaultCode.TOO_LARGE, "0", null, null);
    }

    private static RawRecord last(byte[] file) {
        RecordCursor cursor = new RecordCursor(file, 1);
        while (cursor.advance()) {}
        return cursor.record();
    }

    private List<Piece> groups(byte[] file, RecordCursor cursor, RawRecord last) {
        List<Piece> pieces = new ArrayList<>();
        int number = 0;
        int start = 0;
        while (cursor.advance() && cursor.number() < last.number()) {
            if (cursor.begins(lead)) {
                add(pieces, file, number, start, cursor.start());
                number = cursor.number();
                start = cursor.start();
            } else if (number == 0) {
                throw new Rejection(FaultCode.MALFORMED, String.valueOf(cursor.number()), null, null);
            }
        }
        add(pieces, file, number, start, last.start());
        return pieces;
    }

    private void add(List<Piece> pieces, byte[] file, int number, int start, int end) {
        if (number > 0) {
            IntFunction<byte[]> content = most -> Arrays.copyOfRange(file, start, start + most);
            pieces.add(new Piece(number, end - start, content, null).ofMost(limits.group()));
        }
    }
}
