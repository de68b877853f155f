package org.flaghoist.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flaghoist.format.text.InvisibleSign;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;

/** Reads a table of {@code mappings/}: UTF-8, cells separated by {@code ;}, {@code #} begins a comment. */
public record TableRows(Path file, SetupFaults faults) {

    // The class of Unicode has no-break spaces, too.
    private static final Pattern ENDS = Pattern.compile("^\\s+|\\s+\\z", Pattern.UNICODE_CHARACTER_CLASS);

    /** @param line from 1 */
    public record TableRow(int line, List<String> cells) {

        public String cell(int index) {
            return cells.get(index);
        }

        /** What a fault of this row is found by: its first cell. */
        public String key() {
            return cell(0).isBlank() ? "row" : cell(0);
        }
    }

    /**
     * The rows of one of these shapes, by the number of their cells; for each other row a fault is added.
     *
     * @param shapes as people read them, such as {@code unit;factor}
     */
    public List<TableRow> of(String... shapes) {
        List<TableRow> rows = new ArrayList<>();
        rows(lines()).forEach(row -> add(row, List.of(shapes), rows));
        return rows;
    }

    /** As {@link #of}; it is a fault where there is none, or the words of the first shape alone as a head. */
    List<TableRow> some(String... shapes) {
        String text = SetupText.read(file, faults);
        boolean isEmpty = text != null
                && rows(text.lines().toList()).stream()
                        .allMatch(row -> String.join(";", row.cells()).equals(shapes[0]));
        if (isEmpty) {
            faults.add(file, 1, "rows", "there are none; write " + oneOf(List.of(shapes)) + " for each word");
        }
        return isEmpty ? List.of() : of(shapes);
    }

    /** Those of these lines, of whatever shape. */
    public static List<TableRow> rows(List<String> lines) {
        List<TableRow> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = i == 0 ? SetupText.withoutMark(lines.get(i)) : lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(new TableRow(i + 1, cells(line)));
            }
        }
        return rows;
    }

    private void add(TableRow row, List<String> shapes, List<TableRow> rows) {
        int cells = row.cells().size();
        if (shapes.stream().anyMatch(shape -> cells(shape).size() == cells)) {
            rows.add(new TableRow(
                    row.line(),
                    row.cells().stream().map(cell -> bare(cell, row.line())).toList()));
        } else {
            String count = cells == 1 ? "one cell" : cells + " cells";
            faults.add(file, row.line(), row.key(), "has " + count + "; write " + oneOf(shapes));
        }
    }

    // Nobody sees it, and no word that a partner sends, or gets, would be the same.
    private String bare(String cell, int line) {
        String visible = visible(cell, line);
        Matcher space = ENDS.matcher(visible);
        if (!space.find()) {
            return visible;
        }
        int sign = space.group().charAt(0);
        String bare = space.replaceAll("");
        String key = bare.isEmpty() ? "cell" : bare;
        faults.add(file, line, key, "has white space (U+%04X) at an end of its cell; remove it".formatted(sign));
        return bare;
    }

    private String visible(String cell, int line) {
        OptionalInt sign = InvisibleSign.in(cell);
        if (sign.isEmpty()) {
            return cell;
        }
        String rest = InvisibleSign.without(cell, sign.getAsInt());
        faults.add(
                file,
                line,
                rest.isBlank() ? "cell" : rest.strip(),
                "has a character that nobody sees (" + InvisibleSign.named(sign.getAsInt()) + "); remove it");
        return visible(rest, line);
    }

    /** For a fault: what to write. */
    static String oneOf(List<String> shapes) {
        int last = shapes.size() - 1;
        String others =
                shapes.subList(0, last).stream().map(shape -> "'" + shape + "'").collect(Collectors.joining(", "));
        return others + (last > 0 ? " or " : "") + "'" + shapes.get(last) + "'";
    }

    private static List<String> cells(String line) {
        return List.of(line.split(";", -1));
    }

    private List<String> lines() {
        String text = SetupText.read(file, faults);
        return text == null ? List.of() : text.lines().toList();
    }
}
