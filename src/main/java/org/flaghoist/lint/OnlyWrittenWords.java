package org.flaghoist.lint;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.text.ProtectiveMarking;
import org.flaghoist.notification.SetupFaults;

/** Finds words that a partner gets and cannot send: rows that only write them, while no row reads them. */
record OnlyWrittenWords(Path folder, SetupFaults found) {

    private static final Set<FieldType> OF_WORDS =
            EnumSet.of(FieldType.CODE, FieldType.MARKING, FieldType.FLAG, FieldType.GRADING);
    private static final String OUT = "out";
    private static final String ANY = "*";

    void check(FormatFile format) {
        Map<String, FieldType> tables = new TreeMap<>();
        collect(format.notification(), tables);
        tables.forEach((table, type) -> {
            Path file = CodeTables.file(folder, table);
            if (file.startsWith(folder)) {
                check(file, type == FieldType.MARKING ? ProtectiveMarking::key : UnaryOperator.identity());
            }
        });
    }

    private static void collect(Fields fields, Map<String, FieldType> tables) {
        for (Field field : fields.byName().values()) {
            String table = field.words().table();
            if (!field.out()) {
                if (table != null && OF_WORDS.contains(field.type())) {
                    tables.put(table, field.type());
                }
                collect(field.members(), tables);
            }
        }
    }

    private void check(Path file, UnaryOperator<String> key) {
        in(CodeTables.rows(file, new SetupFaults()), key)
                .forEach(row -> found.add(
                        file,
                        row.line(),
                        row.key(),
                        "is only written, and no row reads it, so who sends it is refused; remove ';out', or add a row"
                                + " '" + row.cell(0) + ";<word of the hub>;in'"));
    }

    /** The rows of a table that only write a word which no row reads. */
    static List<TableRow> in(List<TableRow> rows, UnaryOperator<String> key) {
        Set<String> read = rows.stream()
                .filter(row -> !isOnlyWritten(row))
                .map(row -> key.apply(row.cell(0)))
                .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> isOnlyWritten(row)
                        && !row.cell(0).isBlank()
                        && !row.cell(0).startsWith("!")
                        && !read.contains(ANY)
                        && !read.contains(key.apply(row.cell(0))))
                .toList();
    }

    private static boolean isOnlyWritten(TableRow row) {
        return row.cells().size() > 2 && row.cell(2).equals(OUT);
    }
}
