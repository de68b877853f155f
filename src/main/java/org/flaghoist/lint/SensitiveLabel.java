package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.text.ProtectiveMarking;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/**
 * Finds a table of levels with a label of its own for SENSITIVE, of a form that does not say that it has one; and one
 * without, of a form that says so.
 */
final class SensitiveLabel {

    private static final Set<FieldType> OF_LEVELS = EnumSet.of(FieldType.MARKING, FieldType.CODE);
    private static final String KEY = "sensitive";
    private static final String SENSITIVE = "SENSITIVE";

    private final Path folder;
    private final SetupFaults found;

    SensitiveLabel(Path folder, SetupFaults found) {
        this.folder = folder;
        this.found = found;
    }

    void check(FormatFile format) {
        Set<Path> tables = new TreeSet<>();
        format.notification().byPath().values().forEach(field -> {
            String table = field.words().table();
            if (table != null && OF_LEVELS.contains(field.type())) {
                tables.add(CodeTables.file(folder, table));
            }
        });
        List<Labels> labels =
                tables.stream().map(Labels::of).filter(Objects::nonNull).toList();
        if (!format.carries().sensitive()) {
            labels.stream().filter(each -> each.differ() && !each.isUnread()).forEach(this::reportOwn);
        } else if (labels.stream().noneMatch(Labels::differ) && !isWrittenOtherwise()) {
            labels.forEach(this::reportSame);
        }
    }

    // A field beside the label may say it.
    private boolean isWrittenOtherwise() {
        return JsltNames.of(folder.resolve("out.jslt")).texts().containsKey(SENSITIVE);
    }

    private void reportOwn(Labels labels) {
        report("is not true, but %s has a label of its own for SENSITIVE, '%s'; write 'sensitive: true', else a"
                        .formatted(labels.table().getFileName(), labels.sensitive())
                + " condition says it once more");
    }

    private void reportSame(Labels labels) {
        report("is true, but %s has '%s' for BASIC and SENSITIVE, so nobody could tell them apart; write a"
                        .formatted(labels.table().getFileName(), labels.sensitive())
                + " label of its own for SENSITIVE there, or remove 'sensitive: true', so that a condition says it");
    }

    private void report(String message) {
        Path yaml = folder.resolve("format.yaml");
        found.add(yaml, YamlLines.near(yaml, JsonPointer.valueOf("/carries"), KEY), "carries." + KEY, message);
    }

    /** What a table writes for the two levels. */
    private record Labels(Path table, String basic, String sensitive) {

        static @Nullable Labels of(Path table) {
            String basic = written(table, "BASIC");
            String sensitive = written(table, SENSITIVE);
            return basic == null || sensitive == null ? null : new Labels(table, basic, sensitive);
        }

        // That is reported by itself, and as mistyped it may be meant to be the label of BASIC.
        boolean isUnread() {
            return OnlyWrittenWords.in(CodeTables.rows(table, new SetupFaults()), ProtectiveMarking::key).stream()
                    .anyMatch(row -> row.cell(0).equals(sensitive));
        }

        boolean differ() {
            return !ProtectiveMarking.key(basic).equals(ProtectiveMarking.key(sensitive));
        }
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
