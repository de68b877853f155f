package org.flaghoist.format.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/**
 * Writes one header and one row: all columns, in the order declared, quoted only where they must be. Thread-safe.
 */
final class CsvWriter {

    private final List<CsvColumn> columns;
    private final Charset charset;
    private final char separator;
    private final String header;

    CsvWriter(List<CsvColumn> columns, Charset charset, char separator) {
        this.columns = columns;
        this.charset = charset;
        this.separator = separator;
        this.header = line(columns.stream().map(CsvColumn::name).toList());
    }

    /**
     * @param longest most characters of a column's cell
     * @throws Rejection UNENCODABLE at the first column that the charset cannot carry, or else TOO_LONG
     */
    byte[] write(ObjectNode raw, ToIntFunction<CsvColumn> longest) {
        List<String> cells = new ArrayList<>();
        for (CsvColumn column : columns) {
            cells.add(Formulas.guard(cell(raw.path(column.name()), column)));
        }
        CharsetEncoder encoder = charset.newEncoder();
        refuseFirst(FaultCode.UNENCODABLE, i -> encoder.canEncode(cells.get(i)));
        refuseFirst(FaultCode.TOO_LONG, i -> cells.get(i).length() <= longest.applyAsInt(columns.get(i)));
        return encode(header + line(cells));
    }

    private void refuseFirst(FaultCode code, IntPredicate fits) {
        for (int i = 0; i < columns.size(); i++) {
            if (!fits.test(i)) {
                throw new Rejection(code, "", columns.get(i).name(), null);
            }
        }
    }

    private static String cell(JsonNode value, CsvColumn column) {
        if (column.parts().isEmpty()) {
            return value.asText();
        }
        if (!column.list()) {
            return value.isMissingNode() ? "" : entry(value, column);
        }
        return StreamSupport.stream(value.spliterator(), false)
                .map(entry -> entry(entry, column))
                .collect(Collectors.joining("|"));
    }

    private static String entry(JsonNode entry, CsvColumn column) {
        return column.parts().stream()
                .map(part -> CsvEntries.escape(part.in(entry)))
                .collect(Collectors.joining("~"));
    }

    private String line(List<String> cells) {
        return cells.stream().map(this::quoted).collect(Collectors.joining(String.valueOf(separator), "", "\r\n"));
    }

    private String quoted(String cell) {
        boolean must = cell.chars().anyMatch(c -> c == separator || c == '"' || c == '\r' || c == '\n');
        return must ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }

    private byte[] encode(String text) {
        try {
            var bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a column name of format.yaml cannot be written in " + charset, e);
        }
    }
}
