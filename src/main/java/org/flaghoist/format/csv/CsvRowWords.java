package org.flaghoist.format.csv;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.format.text.AsciiBytes;
import org.flaghoist.format.text.Nfc;
import org.flaghoist.format.text.RecordNumber;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Says of a row, or a cell of entries, that cannot be read what is wrong with it, and nothing of what it holds. */
record CsvRowWords(Map<String, CsvColumn> columns, char separator) {

    /**
     * Null where nothing is wrong that could be seen in the text.
     *
     * @param number of the first row, as it had it in its file
     */
    @Nullable
    Explanation of(String text, int number, Rejection fault) {
        CsvCutter cutter = new CsvCutter(AsciiBytes.of(text), 0, separator);
        int most = columns.size() + 1;
        CsvRow header = cutter.hasNext() ? CsvRow.next(cutter, most) : null;
        CsvRow row =
                new CsvHighlighter(separator, columns.size()).row(cutter, number, RecordNumber.of(fault.location()));
        if (header == null || row == null) {
            return null;
        }
        String field = fault.field();
        String words = field == null ? ofRow(header, row) : ofCell(text, header, row, field);
        return words == null ? null : new Explanation(field, words);
    }

    private @Nullable String ofRow(CsvRow header, CsvRow row) {
        if (!row.record().wellFormed()) {
            return "has a quote that stands within a cell, or is not closed; put the whole cell in quotes, and double"
                    + " the one within";
        }
        return row.count() == header.count()
                ? null
                : ("has %d cells, and the header %d columns; put a cell that holds a '%s' or a line's end in quotes, or"
                                + " correct the row")
                        .formatted(row.count(), header.count(), separator);
    }

    private @Nullable String ofCell(String text, CsvRow header, CsvRow row, String field) {
        CsvColumn column = columns.get(field);
        int at = CsvHighlighter.column(text, header, field);
        if (column == null || at < 0 || at >= row.cells().size()) {
            return null;
        }
        String cell = CsvDecoder.trim(Nfc.of(row.cells().get(at).content(text)));
        int forbidden =
                cell.codePoints().filter(column::isForbidden).findFirst().orElse(-1);
        if (forbidden >= 0) {
            return "has U+%04X, which may not stand in this cell; remove it".formatted(forbidden);
        }
        return column.parts().isEmpty() ? null : ofEntries(Formulas.unguard(cell), column);
    }

    private static @Nullable String ofEntries(String cell, CsvColumn column) {
        List<String> entries = CsvEntries.split(cell, CsvEntries.ENTRY);
        if (!column.list() && entries.size() > 1) {
            return "has %d entries, and may have one; write \\| where '|' belongs to a text".formatted(entries.size());
        }
        return entries.stream()
                .map(entry -> ofEntry(entry, column.parts()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String ofEntry(String entry, List<CsvPart> parts) {
        List<String> written = CsvEntries.split(entry, CsvEntries.PART);
        if (entry.isEmpty()) {
            return "is empty; remove the '|' beside it";
        }
        if (written.size() > parts.size()) {
            return "has %d parts, and may have %s; write \\~ where '~' belongs to a text"
                    .formatted(written.size(), parts.size() == 1 ? "one" : parts.size() + " (" + names(parts) + ")");
        }
        for (int i = 0; i < written.size(); i++) {
            if (CsvEntries.unescape(written.get(i), parts.get(i).text()) == null) {
                return "has a '\\' that stands before no \\, ~ or |%s in part %d; write \\\\ where it belongs to a text"
                        .formatted(parts.get(i).text() ? ", and no n," : "", i + 1);
            }
        }
        return null;
    }

    private static String names(List<CsvPart> parts) {
        return parts.stream().map(CsvPart::name).collect(Collectors.joining(", "));
    }
}
