package org.flaghoist.format.csv;

import java.util.List;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.text.AsciiBytes;
import org.flaghoist.format.text.Nfc;
import org.flaghoist.format.text.RecordNumber;
import org.jspecify.annotations.Nullable;

/**
 * Finds a column of a row, or of the header.
 *
 * @param columns how many a partner's file may have
 */
public record CsvHighlighter(char separator, int columns) {

    @Nullable
    public Span highlight(String text, int number, String location, @Nullable String field) {
        int wanted = RecordNumber.of(location);
        CsvCutter cutter = new CsvCutter(AsciiBytes.of(text), 0, separator);
        if (wanted == 0 || !cutter.hasNext()) {
            return null;
        }
        CsvRow header = CsvRow.next(cutter, columns + 1);
        CsvRow row = wanted == 1 ? header : row(cutter, number, wanted);
        return row == null ? null : span(text, row, field == null ? -1 : column(text, header, field));
    }

    /** A piece has its header and one row, which has the number it had in its file. */
    @Nullable
    CsvRow row(CsvCutter cutter, int number, int wanted) {
        int at = Math.max(number, 2) + cutter.passEmptyLines();
        while (cutter.hasNext()) {
            CsvRow row = CsvRow.next(cutter, columns + 1);
            if (at == wanted) {
                return row;
            }
            at += 1 + cutter.passEmptyLines();
        }
        return null;
    }

    static int column(String text, CsvRow header, String field) {
        // Of a name that is there twice, the second is at fault.
        return header.cells().stream().map(cell -> name(text, cell)).toList().lastIndexOf(field);
    }

    private static String name(String text, CsvCell cell) {
        String written = text.substring(cell.start(), cell.end());
        String unquoted = cell.quoted() && written.length() > 1
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
        return CsvHeader.cut(CsvDecoder.trim(Nfc.of(unquoted)));
    }

    private static Span span(String text, CsvRow row, int column) {
        List<CsvCell> cells = row.cells();
        return column < 0 || column >= cells.size()
                ? Span.visible(text, row.record().start(), row.record().end())
                : Span.visible(
                        text, cells.get(column).start(), cells.get(column).end());
    }
}
