package org.flaghoist.format.csv;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.definition.CsvForm;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.syntax.Syntax;
import org.flaghoist.format.syntax.TextTable;
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
public final class CsvSyntax implements Syntax {

    private static final String WHOLE_FILE = "0";
    private static final String HEADER = "1";
    private static final int LONGEST_HEADER = 4096;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvForm form;
    private final Charset charset;
    private final Fields notification;
    private final CsvHeader header;
    private final Map<String, CsvColumn> columns;
    private final IdentityHashMap<Fields, CsvWriter> writers = new IdentityHashMap<>();

    public CsvSyntax(FormatFile file) {
        this.form =
                file.syntax().csv() == null ? CsvForm.DEFAULT : file.syntax().csv();
        this.charset = file.syntax().charset() == null
                ? StandardCharsets.UTF_8
                : file.syntax().charset();
        this.notification = file.notification();
        this.header = new CsvHeader(notification, form.rowBytes());
        List<CsvColumn> inOrder = CsvColumn.of(notification, file.text());
        this.columns = inOrder.stream().collect(Collectors.toUnmodifiableMap(CsvColumn::name, Function.identity()));
        Stream.of(notification, file.receipt(), file.picture())
                .forEach(fields -> writers.put(
                        fields, new CsvWriter(CsvColumn.of(fields, file.text()), charset, form.separator())));
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    @Override
    public List<Piece> cut(byte[] file) {
        if (file.length > form.fileBytes()) {
            throw new Rejection(FaultCode.TOO_LARGE, WHOLE_FILE, null, null);
        }
        int start = startOf(file);
        CsvCutter cutter = new CsvCutter(file, start, form.separator());
        Faults faults = new Faults();
        List<String> names = header.read(file, cutter, new CsvDecoder(charset), faults);
        faults.throwFirst();
        return rows(file, new CsvCutter(file, start, form.separator()), Objects.requireNonNull(names));
    }

    private List<Piece> rows(byte[] file, CsvCutter cutter, List<String> names) {
        byte[] first = headerLine(file, cutter.next(cell -> {}), names);
        List<Piece> pieces = new ArrayList<>();
        for (int number = 2 + cutter.passEmptyLines(); cutter.hasNext(); number += 1 + cutter.passEmptyLines()) {
            pieces.add(piece(file, first, number, CsvRow.next(cutter, 0), names.size()));
            if (pieces.size() > form.rows()) {
                throw new Rejection(FaultCode.TOO_LARGE, WHOLE_FILE, null, null);
            }
        }
        return pieces;
    }

    // Every piece has it: padded to a mebibyte it would make a hundred gibibytes of one file.
    private byte[] headerLine(byte[] file, CsvRecord record, List<String> names) {
        byte[] written = record.length() <= LONGEST_HEADER
                ? Arrays.copyOfRange(file, record.start(), record.end())
                : String.join(form.separator().toString(), names).getBytes(charset);
        byte[] line = Arrays.copyOf(written, written.length + 2);
        line[written.length] = '\r';
        line[written.length + 1] = '\n';
        return line;
    }

    private Piece piece(byte[] file, byte[] first, int number, CsvRow row, int columns) {
        int start = row.record().start();
        IntFunction<byte[]> content = most -> {
            byte[] piece = Arrays.copyOf(first, first.length + most);
            System.arraycopy(file, start, piece, first.length, most);
            return piece;
        };
        Piece piece = new Piece(number, row.record().length(), content, null);
        // What is too long is not read alone: its form is judged first, and that by the whole of it.
        boolean formed = row.record().wellFormed() && row.count() == columns;
        return formed || piece.size() <= form.rowBytes()
                ? piece.ofMost(form.rowBytes())
                : piece.faulty(FaultCode.MALFORMED, form.rowBytes());
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

    @Override
    public Charset charset(byte[] content) {
        return charset;
    }

    @Override
    public @Nullable Span highlight(String text, int number, String location, @Nullable String field) {
        return new CsvHighlighter(form.separator(), columns.size()).highlight(text, number, location, field);
    }

    @Override
    public @Nullable Explanation explain(String text, int number, Rejection fault) {
        if (fault.code() != FaultCode.MALFORMED) {
            return null;
        }
        return fault.location().equals(HEADER)
                ? new CsvHeaderWords(notification, form.separator()).of(text)
                : new CsvRowWords(columns, form.separator()).of(text, number, fault);
    }

    @Override
    public @Nullable TextTable table(String text) {
        return new CsvTable(text, form.separator()).read();
    }

    private int startOf(byte[] file) {
        boolean marked = charset.equals(StandardCharsets.UTF_8)
                && file.length >= UTF_8_MARK.length
                && Arrays.equals(file, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length);
        return marked ? UTF_8_MARK.length : 0;
    }

    @Override
    public byte[] write(ObjectNode raw, Fields fields) {
        return write(List.of(raw), fields);
    }

    @Override
    public byte[] write(List<ObjectNode> rows, Fields fields) {
        CsvWriter writer = Objects.requireNonNull(writers.get(fields), "no fields of this form");
        // Of the others, a column without a width is not limited.
        return writer.write(rows, new CsvLimit(fields, fields == notification ? form.writtenCell() : null));
    }
}
