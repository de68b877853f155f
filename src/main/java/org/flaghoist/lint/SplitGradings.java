package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/**
 * Finds codes that {@code in.jslt} moves to the source or the information of a grading, with a table that is no list of
 * other names for the hub's words: the hub could keep neither the sender's words nor its suspicion.
 */
final class SplitGradings {

    private static final Set<String> PARTS = Set.of("grading.source", "grading.information");
    private static final String KEY = "type";
    private static final String EVERY_OTHER = "*";

    private final Path folder;
    private final FieldMeanings meanings;
    private final SetupFaults found;

    SplitGradings(Path folder, FieldMeanings meanings, SetupFaults found) {
        this.folder = folder;
        this.meanings = meanings;
        this.found = found;
    }

    void check(FormatFile format) {
        check(JsonPointer.valueOf("/notification"), "", format.notification());
    }

    private void check(JsonPointer above, String path, Fields fields) {
        fields.byName().forEach((name, field) -> {
            JsonPointer at = above.appendProperty(name);
            meanings.ofNotification(path + name).members().stream()
                    .filter(PARTS::contains)
                    .findFirst()
                    .ifPresent(member -> check(at, field, member));
            check(at.appendProperty("members"), path + name + ".", field.members());
        });
    }

    private void check(JsonPointer at, Field field, String member) {
        String table = field.words().table();
        if (field.type() != FieldType.CODE || table == null) {
            return;
        }
        Path file = CodeTables.file(folder, table);
        Optional<TableRow> lossy = CodeTables.rows(file, new SetupFaults()).stream()
                .filter(SplitGradings::isLossy)
                .findFirst();
        lossy.ifPresent(row -> report(at, member, file, row));
    }

    // What is refused is not lost.
    private static boolean isLossy(TableRow row) {
        boolean isWord = !row.cell(0).startsWith("!") && !row.cell(1).startsWith("!");
        return isWord && (row.cells().size() > 2 || row.cell(0).equals(EVERY_OTHER));
    }

    private void report(JsonPointer at, String member, Path file, TableRow row) {
        Path yaml = folder.resolve("format.yaml");
        found.add(
                yaml,
                YamlLines.near(yaml, at, KEY),
                at.appendProperty(KEY).toString().substring(1).replace('/', '.'),
                "in.jslt moves it to " + member + ", and '" + row.cell(0) + "' of " + file.getFileName() + ":"
                        + row.line()
                        + " goes one way only: a scheme of its own needs 'type: grading', else the sender's"
                        + " words and suspicions would be lost; write it for the source, with a 'scheme', one table for"
                        + " both, and 'information', which names the field beside it that has the information");
    }
}
