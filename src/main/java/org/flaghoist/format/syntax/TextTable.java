package org.flaghoist.format.syntax;

import java.util.List;

/**
 * A file of rows as people read it: the first names the columns.
 *
 * @param separator between the cells of a row
 * @param columns their names as they are written
 * @param isWhole false where the quotes of a row are wrong, so that it and what is behind it cannot be read
 */
public record TextTable(char separator, List<String> columns, List<TextRow> rows, boolean isWhole) {

    /**
     * A row without its quotes.
     *
     * @param number the record's, as locations of faults have it
     * @param line where it begins
     */
    public record TextRow(int number, int line, List<String> cells) {}

    /** A separator as people name it. */
    public static String shown(char separator) {
        return separator == '\t' ? "tabs" : "'" + separator + "'";
    }
}
