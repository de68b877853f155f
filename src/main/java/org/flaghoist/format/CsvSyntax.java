package org.flaghoist.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * CSV by RFC 4180: a header, and each row a notification. A piece is the header and one row, so that it can be read
 * without its file.
 */
final class CsvSyntax implements Syntax {

    private static final String WHOLE_FILE = "0";
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvForm form;
    private final Charset charset;
    private final TextForm text;
    private final Fields notification;
    private final CsvHeader header;
    private final Map<String, CsvColumn> columns;

    CsvSyntax(FormatFile file) {
        this.form = file.csv() == null ? CsvForm.DEFAULT : file.csv();
        this.charset = file.charset() == null ? StandardCharsets.UTF_8 : file.charset();
        this.text = file.text();
        this.notification = file.notification();
        this.header = new CsvHeader(notification, form.rowBytes());
        this.columns = CsvColumn.of(notification, text).stream()
                .collect(Collectors.toUnmodifiableMap(CsvColumn::name, Function.identity()));
    }

    @Override
    public List<Piece> cut(byte[] file) {
        if (file.length > form.fileBytes()) {
            throw new Rejection(FaultCode.TOO_LARGE, WHOLE_FILE, null, null);
        }
        int start = startOf(file);
        CsvCutter cutter = new CsvCutter(file, start, form.separator());
        Faults faults = new Faults();
        header.read(file, cutter, new CsvDecoder(charset), faults);
        faults.throwFirst();
        return rows(file, new CsvCutter(file, start, form.separator()));
    }

    private List<Piece> rows(byte[] file, CsvCutter cutter) {
        CsvRecord names = cutter.next(cell -> {});
        List<Piece> pieces = new ArrayList<>();
        for (int number = 2; cutter.hasNext(); number++) {
            CsvRecord row = cutter.next(cell -> {});
            if (row.length() > 0) {
                pieces.add(new Piece(number, () -> piece(file, names, row)));
            }
            if (pieces.size() > form.rows()) {
                throw new Rejection(FaultCode.TOO_LARGE, WHOLE_FILE, null, null);
            }
        }
        return pieces;
    }

    private static byte[] piece(byte[] file, CsvRecord names, CsvRecord row) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream(names.length() + 2 + row.length());
        piece.write(file, names.start(), names.length());
        piece.write('\r');
        piece.write('\n');
        piece.write(file, row.start(), row.length());
        return piece.toByteArray();
    }

    @Override
    public @Nullable LocatedObject read(byte[] piece, int number, Faults faults) {
        CsvCutter cutter = new CsvCutter(piece, startOf(piece), form.separator());
        CsvDecoder decoder = new CsvDecoder(charset);
        List<String> names = header.read(piece, cutter, decoder, faults);
        if (names == null) {
            return null;
        }
        List<CsvColumn> written = names.stream().map(columns::get).toList();
        return new CsvRowReader(piece, form, decoder, Place.record(number, 0, faults)).read(cutter, written);
    }

    private int startOf(byte[] file) {
        boolean marked = charset.equals(StandardCharsets.UTF_8)
                && file.length >= UTF_8_MARK.length
                && Arrays.equals(file, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length);
        return marked ? UTF_8_MARK.length : 0;
    }

    @Override
    public byte[] write(ObjectNode raw, Fields fields) {
        CsvWriter writer = new CsvWriter(CsvColumn.of(fields, text), charset, form.separator());
        return writer.write(raw, column -> longest(column, fields));
    }

    /** A receipt is not limited. */
    private int longest(CsvColumn column, Fields fields) {
        Field field = fields.get(column.name());
        if (field != null && field.width() != null) {
            return field.width();
        }
        return form.writtenCell() == null || fields != notification ? Integer.MAX_VALUE : form.writtenCell();
    }
}
