package org.flaghoist.format.csv;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.format.syntax.TextTable;
import org.flaghoist.format.syntax.TextTable.TextRow;
import org.flaghoist.format.text.AsciiBytes;
import org.jspecify.annotations.Nullable;

/** Reads a text into rows and cells for people, whatever its columns are. */
final class CsvTable {

    private final String text;
    private final CsvCutter cutter;
    private int counted;
    private int line = 1;

    CsvTable(String text, char separator) {
        this.text = text;
        this.cutter = new CsvCutter(AsciiBytes.of(text), 0, separator);
    }

    /** Null where it has no header, or quotes that are wrong. */
    @Nullable
    TextTable read() {
        TextRow header = cutter.hasNext() ? row(1) : null;
        List<TextRow> rows = new ArrayList<>();
        int number = 2 + cutter.passEmptyLines();
        while (header != null && cutter.hasNext()) {
            TextRow row = row(number);
            if (row == null) {
                return null;
            }
            rows.add(row);
            number += 1 + cutter.passEmptyLines();
        }
        return header == null ? null : new TextTable(header.cells(), rows);
    }

    private @Nullable TextRow row(int number) {
        CsvRow row = CsvRow.next(cutter, Integer.MAX_VALUE);
        if (!row.record().wellFormed()) {
            return null;
        }
        return new TextRow(
                number,
                lineAt(row.record().start()),
                row.cells().stream().map(cell -> cell.content(text)).toList());
    }

    private int lineAt(int start) {
        line += (int)
                text.substring(counted, start).chars().filter(c -> c == '\n').count();
        counted = start;
        return line;
    }
}
