package org.flaghoist.format.definition;

import org.jspecify.annotations.Nullable;

/**
 * How a partner's CSV is cut and limited; absent limits are those of mappings/README.md, section 1.
 *
 * @param separator between cells; absent: a semicolon
 * @param fileBytes most bytes of a file
 * @param rows most rows of a file, without header and empty lines
 * @param rowBytes most bytes of a row, without its record end
 * @param cellBytes most bytes of a cell that comes in, after unquoting
 * @param writtenCell most characters of a notification's cell that goes out, before quoting; a column's own
 *     {@link Field#width()} goes first; absent: no limit
 */
public record CsvForm(
        Character separator,
        Integer fileBytes,
        Integer rows,
        Integer rowBytes,
        Integer cellBytes,
        @Nullable Integer writtenCell) {

    public static final CsvForm DEFAULT = new CsvForm(';', 64 << 20, 100_000, 1 << 20, 64 << 10, null);

    // Absent keys come as null.
    public CsvForm {
        separator = separator == null ? ';' : separator;
        fileBytes = fileBytes == null ? 64 << 20 : fileBytes;
        rows = rows == null ? 100_000 : rows;
        rowBytes = rowBytes == null ? 1 << 20 : rowBytes;
        cellBytes = cellBytes == null ? 64 << 10 : cellBytes;
    }
}
