package org.flaghoist.lint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of fields in a partner's {@code README.md}.
 *
 * @param head its first line, from 0
 * @param end the line behind its last
 * @param rows by the field's path
 */
public record ReadmeTable(int head, int end, Map<String, FieldRow> rows) {

    /** The first line of such a table. */
    public static final String HEAD = "| field | type | required | what it means |";

    private static final int BEFORE_MEANING = 2;

    /**
     * One field.
     *
     * @param line from 1
     * @param cells those behind the name, in the order of the head
     */
    public record FieldRow(int line, List<String> cells) {

        String cell(int index) {
            return index < cells.size() ? cells.get(index) : "";
        }

        public String required() {
            return cell(1);
        }

        /** All that stands behind the others. */
        public String meaning() {
            return cells.stream()
                    .skip(BEFORE_MEANING)
                    .filter(cell -> !cell.isEmpty())
                    .collect(Collectors.joining(" \\| "));
        }
    }

    /** Null where there is none. */
    public static @Nullable ReadmeTable of(List<String> lines) {
        List<List<String>> cells = lines.stream().map(ReadmeTable::cells).toList();
        int head = cells.stream()
                .map(row -> String.join("|", row).toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(String.join("|", cells(HEAD)));
        if (head < 0) {
            return null;
        }
        Map<String, FieldRow> rows = new LinkedHashMap<>();
        int end = Math.min(head + 2, cells.size());
        while (end < cells.size() && !cells.get(end).isEmpty()) {
            List<String> row = cells.get(end);
            end++;
            rows.put(row.get(0).replace("`", ""), new FieldRow(end, row.subList(1, row.size())));
        }
        return new ReadmeTable(head, end, rows);
    }

    /** Those of a row; none where the line is no row. */
    private static List<String> cells(String line) {
        String row = line.strip();
        return row.startsWith("|")
                ? Stream.of(row.substring(1).split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .toList()
                : List.of();
    }
}
