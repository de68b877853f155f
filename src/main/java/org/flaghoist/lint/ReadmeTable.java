package org.flaghoist.lint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of fields in a partner's {@code README.md}.
 *
 * @param head its first line, from 0
 * @param end the line behind its last
 * @param rows by the field's path, the first of each
 * @param again further rows of the same fields
 */
public record ReadmeTable(int head, int end, Map<String, FieldRow> rows, List<SecondRow> again) {

    /** The first line of such a table. */
    public static final String HEAD = "| field | type | required | what it means |";

    private static final Pattern MADE = Pattern.compile("`[^`]+`(, `[^`]+`)*");
    private static final int BEFORE_MEANING = 2;
    /** So many of the four names make a head that is meant. */
    private static final int SIMILAR = 3;

    /** A row of a field that has one in line {@code first}. */
    public record SecondRow(String name, int first, int line) {}

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

    /** What {@code flaghoist readme} writes of a field that is moved to these members of the hub's form. */
    public static String made(Set<String> members) {
        return members.stream().map(member -> "`" + member + "`").collect(Collectors.joining(", "));
    }

    /** Whether {@link #made} may have given the meaning, and no person wrote more. */
    public static boolean isMade(String meaning) {
        return MADE.matcher(meaning).matches();
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
        List<SecondRow> again = new ArrayList<>();
        int end = Math.min(head + 2, cells.size());
        while (end < cells.size() && !cells.get(end).isEmpty()) {
            List<String> row = cells.get(end);
            end++;
            String name = row.get(0).replace("`", "");
            FieldRow first = rows.putIfAbsent(name, new FieldRow(end, row.subList(1, row.size())));
            if (first != null) {
                again.add(new SecondRow(name, first.line(), end));
            }
        }
        return new ReadmeTable(head, end, rows, again);
    }

    /** The first line, from 0, that is nearly such a head; -1 where there is none. */
    static int similarHead(List<String> lines) {
        List<String> due = cells(HEAD).stream().filter(cell -> !cell.isEmpty()).toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> row = cells(lines.get(i).toLowerCase(Locale.ROOT));
            if (due.stream().filter(row::contains).count() >= SIMILAR) {
                return i;
            }
        }
        return -1;
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
