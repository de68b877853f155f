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
    private final char separator;
    private final CsvCutter cutter;
    private int counted;
    private int line = 1;

    CsvTable(String text, char separator) {
        this.text = text;
        this.separator = separator;
        this.cutter = new CsvCutter(AsciiBytes.of(text), 0, separator);
    }

    /** Null where it has no header, or one whose quotes are wrong. */
    @Nullable
    TextTable read() {
        TextRow header = cutter.hasNext() ? row(1) : null;
        return header == null ? null : read(header);
    }

    private TextTable read(TextRow header) {
        List<TextRow> rows = new ArrayList<>();
        int number = 2 + cutter.passEmptyLines();
        while (cutter.hasNext()) {
            TextRow row = row(number);
            if (row == null) {
                return new TextTable(separator, header.cells(), rows, false);
            }
            rows.add(row);
            number += 1 + cutter.passEmptyLines();
        }
        return new TextTable(separator, header.cells(), rows, true);
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
