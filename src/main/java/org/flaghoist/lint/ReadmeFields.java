package org.flaghoist.lint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;

/**
 * Compares the table of fields in a partner's {@code README.md}, where it has one as {@code flaghoist new} drafts it,
 * with {@code format.yaml}.
 */
public final class ReadmeFields {

    /** The first line of such a table. */
    public static final String HEAD = "| field | type | required | what it means |";

    private static final String KEY = "field";

    private final Path readme;
    private final SetupFaults found;

    ReadmeFields(Path folder, SetupFaults found) {
        this.readme = folder.resolve("README.md");
        this.found = found;
    }

    private record FieldRow(int line, String meaning) {}

    void check(FormatFile format) {
        List<String> lines = lines();
        List<List<String>> cells = lines.stream().map(ReadmeFields::cells).toList();
        int head = cells.stream()
                .map(row -> String.join("|", row).toLowerCase(Locale.ROOT))
                .toList()
                .indexOf(String.join("|", cells(HEAD)));
        if (head < 0) {
            return;
        }
        Map<String, FieldRow> rows = rows(cells, head + 2);
        Set<String> fields = new TreeSet<>();
        collect("", format.notification(), fields);
        rows.forEach((name, row) -> {
            if (!fields.contains(name)) {
                found.add(readme, row.line(), KEY, "'" + name + "' is no field of format.yaml; remove the row");
            } else if (row.meaning().isEmpty()) {
                found.add(readme, row.line(), KEY, "'" + name + "' has no meaning; write what it means");
            }
        });
        fields.stream()
                .filter(name -> !rows.containsKey(name))
                .forEach(name ->
                        found.add(readme, head + 1, KEY, "'" + name + "' is missing; add a row with what it means"));
    }

    private static void collect(String above, Fields fields, Set<String> names) {
        fields.byName().forEach((name, field) -> {
            names.add(above + name);
            collect(above + name + ".", field.members(), names);
        });
    }

    private static Map<String, FieldRow> rows(List<List<String>> cells, int first) {
        Map<String, FieldRow> rows = new LinkedHashMap<>();
        for (int i = first; i < cells.size() && !cells.get(i).isEmpty(); i++) {
            List<String> row = cells.get(i);
            rows.put(row.get(0).replace("`", ""), new FieldRow(i + 1, row.size() > 3 ? row.get(3) : ""));
        }
        return rows;
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

    private List<String> lines() {
        // It need not be there.
        boolean isThere = SetupText.isThere(readme);
        String text = isThere ? SetupText.read(readme, found) : null;
        return text == null ? List.of() : text.lines().toList();
    }
}
