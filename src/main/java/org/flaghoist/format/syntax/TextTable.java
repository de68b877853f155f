package org.flaghoist.format.syntax;

import java.util.List;

/**
 * A file of rows as people read it: the first names the columns.
 *
 * @param columns their names as they are written
 */
public record TextTable(List<String> columns, List<TextRow> rows) {

    /**
     * A row without its quotes.
     *
     * @param number the record's, as locations of faults have it
     * @param line where it begins
     */
    public record TextRow(int number, int line, List<String> cells) {}
}
