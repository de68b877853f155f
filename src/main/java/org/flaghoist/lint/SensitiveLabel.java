package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.text.ProtectiveMarking;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** Finds a table of levels with a label of its own for SENSITIVE, of a form that does not say that it has one. */
final class SensitiveLabel {

    private static final Set<FieldType> OF_LEVELS = EnumSet.of(FieldType.MARKING, FieldType.CODE);
    private static final String KEY = "sensitive";

    private final Path folder;
    private final SetupFaults found;

    SensitiveLabel(Path folder, SetupFaults found) {
        this.folder = folder;
        this.found = found;
    }

    void check(FormatFile format) {
        if (!format.carries().sensitive()) {
            Set<Path> tables = new TreeSet<>();
            collect(format.notification(), tables);
            tables.forEach(this::check);
        }
    }

    private void collect(Fields fields, Set<Path> tables) {
        fields.byName().values().forEach(field -> {
            String table = field.words().table();
            if (table != null && OF_LEVELS.contains(field.type())) {
                tables.add(CodeTables.file(folder, table));
            }
            collect(field.members(), tables);
        });
    }

    private void check(Path table) {
        String basic = written(table, "BASIC");
        String sensitive = written(table, "SENSITIVE");
        if (basic == null
                || sensitive == null
                || ProtectiveMarking.key(basic).equals(ProtectiveMarking.key(sensitive))) {
            return;
        }
        Path yaml = folder.resolve("format.yaml");
        found.add(
                yaml,
                YamlLines.near(yaml, JsonPointer.valueOf("/carries"), KEY),
                "carries." + KEY,
                "is not true, but %s has a label of its own for SENSITIVE, '%s'; write 'sensitive: true', else a"
                                .formatted(table.getFileName(), sensitive)
                        + " condition says it once more");
    }

    private static @Nullable String written(Path table, String hub) {
        if (!Files.exists(table)) {
            return null;
        }
        return CodeTables.rows(table, new SetupFaults()).stream()
                .filter(row -> row.cell(1).equals(hub) && isWritten(row))
                .map(row -> row.cell(0))
                .findFirst()
                .orElse(null);
    }

    private static boolean isWritten(TableRow row) {
        String word = row.cell(0);
        boolean isOnlyRead = row.cells().size() > 2 && row.cell(2).equals("in");
        return !isOnlyRead && !word.isBlank() && !word.equals(CodeTables.NO_WORD);
    }
}
