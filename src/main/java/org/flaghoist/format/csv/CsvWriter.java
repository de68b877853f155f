package org.flaghoist.format.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.flaghoist.format.text.Encodable;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Reused;
import org.flaghoist.notification.UnfitField;
import org.jspecify.annotations.Nullable;

/**
 * Writes one header and its rows: all columns, in the order declared, quoted only where they must be; sparse ones only
 * where a row has a value. Thread-safe.
 */
final class CsvWriter {

    /** What was needed for such a file is given up. */
    private static final int VERY_LONG = 1 << 16;

    private final List<CsvColumn> columns;
    private final Charset charset;
    private final char separator;
    private final int[] sparse;
    /** Without the sparse columns. */
    private final String header;

    private final Reused<StringBuilder> files = new Reused<>(StringBuilder::new);

    CsvWriter(List<CsvColumn> columns, Charset charset, char separator) {
        this.columns = columns;
        this.charset = charset;
        this.separator = separator;
        this.sparse = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).sparse())
                .toArray();
        this.header = header(given(List.of()));
    }

    private String header(BitSet given) {
        StringBuilder line = new StringBuilder();
        appendLine(line, columns.stream().map(CsvColumn::name).toList(), given);
        return line.toString();
    }

    /** The columns that are written. */
    private BitSet given(List<List<String>> rows) {
        BitSet given = new BitSet();
        given.set(0, columns.size());
        for (int column : sparse) {
            given.set(column, rows.stream().anyMatch(cells -> !cells.get(column).isEmpty()));
        }
        return given;
    }

    /**
     * @throws Rejection UNENCODABLE at the first column that the charset cannot carry, or else TOO_LONG
     */
    byte[] write(List<ObjectNode> raw, CsvLimit limit) {
        List<List<String>> rows = new ArrayList<>(raw.size());
        raw.forEach(each -> rows.add(cells(each)));
        byte[] bytes = files.with(file -> encoded(written(rows, file)));
        if (bytes == null) {
            for (int i = 0; i < rows.size(); i++) {
                refuseUnencodable(rows.get(i), raw.get(i));
            }
            throw new IllegalStateException("a column name of format.yaml cannot be written in " + charset);
        }
        rows.forEach(cells -> refuseTooLong(cells, limit));
        return bytes;
    }

    private List<String> cells(ObjectNode raw) {
        List<String> cells = new ArrayList<>(columns.size());
        for (CsvColumn column : columns) {
            cells.add(Formulas.guard(cell(raw.path(column.name()), column)));
        }
        return cells;
    }

    private StringBuilder written(List<List<String>> rows, StringBuilder file) {
        file.setLength(0);
        if (file.capacity() > VERY_LONG) {
            file.trimToSize();
        }
        BitSet given = given(rows);
        file.append(given.cardinality() == columns.size() - sparse.length ? header : header(given));
        rows.forEach(cells -> appendLine(file, cells, given));
        return file;
    }

    private void refuseUnencodable(List<String> cells, ObjectNode row) {
        CharsetEncoder encoder = charset.newEncoder();
        for (int i = 0; i < columns.size(); i++) {
            CsvColumn column = columns.get(i);
            if (!encoder.canEncode(cells.get(i))) {
                List<String> path = column.pathOf(row.path(column.name()), part -> !encoder.canEncode(part));
                UnfitField unfit = new UnfitField(path, UnfitField.CHARSET, Encodable.lack(charset, cells.get(i)));
                throw new Rejection(FaultCode.UNENCODABLE, "", column.name(), null).unfit(unfit);
            }
        }
    }

    private void refuseTooLong(List<String> cells, CsvLimit limit) {
        for (int i = 0; i < columns.size(); i++) {
            CsvColumn column = columns.get(i);
            int length = cells.get(i).length();
            if (length > limit.of(column)) {
                String why = UnfitField.tooLong(length, limit.of(column));
                UnfitField unfit = new UnfitField(List.of(column.name()), limit.rule(column), why);
                throw new Rejection(FaultCode.TOO_LONG, "", column.name(), null).unfit(unfit);
            }
        }
    }

    private static String cell(JsonNode value, CsvColumn column) {
        if (column.parts().isEmpty() || value.isMissingNode()) {
            return value.asText();
        }
        StringBuilder cell = new StringBuilder();
        if (column.list()) {
            int entries = 0;
            for (JsonNode entry : value) {
                cell.append(entries++ == 0 ? "" : "|");
                appendEntry(cell, entry, column);
            }
        } else {
            appendEntry(cell, value, column);
        }
        return cell.toString();
    }

    private static void appendEntry(StringBuilder cell, JsonNode entry, CsvColumn column) {
        for (int i = 0; i < column.parts().size(); i++) {
            cell.append(i == 0 ? "" : "~");
            CsvEntries.appendEscaped(cell, column.parts().get(i).in(entry));
        }
    }

    private void appendLine(StringBuilder line, List<String> cells, BitSet given) {
        int first = given.nextSetBit(0);
        for (int i = first; i >= 0; i = given.nextSetBit(i + 1)) {
            if (i > first) {
                line.append(separator);
            }
            line.append(quoted(cells.get(i)));
        }
        line.append("\r\n");
    }

    private String quoted(String cell) {
        boolean must = cell.indexOf(separator) >= 0
                || cell.indexOf('"') >= 0
                || cell.indexOf('\r') >= 0
                || cell.indexOf('\n') >= 0;
        return must ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    private byte @Nullable [] encoded(StringBuilder file) {
        try {
            // An array is encoded faster than what makes it.
            char[] characters = new char[file.length()];
            file.getChars(0, characters.length, characters, 0);
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(characters));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
