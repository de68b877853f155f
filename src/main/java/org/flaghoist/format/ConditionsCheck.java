package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import org.flaghoist.format.FieldsCheck.FaultReport;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.fields.CodeTable;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;

/** Reports conditions on words and flags that their fields never have when they are read: each would be off. */
final class ConditionsCheck {

    private static final int MOST_NAMED = 12;
    private static final List<String> FLAGS = List.of("true", "false");

    /** To the hub, such a value is an object. */
    private static final Set<FieldType> OF_SEVERAL = EnumSet.of(
            FieldType.OBJECT, FieldType.TEXT, FieldType.GRADING, FieldType.MOMENT_OR_DAY, FieldType.POSITION);

    private final Path folder;
    private final Map<String, CodeTable> tables;
    private final FaultReport faults;

    /** @param tables that the fields name, with the words that partners bring along */
    ConditionsCheck(Path folder, Map<String, CodeTable> tables, FaultReport faults) {
        this.folder = folder;
        this.tables = tables;
        this.faults = faults;
    }

    void check(JsonPointer at, Fields fields) {
        fields.byName().forEach((name, field) -> {
            JsonPointer own = at.appendProperty(name);
            String exclusive = field.elements().exclusive();
            if (exclusive != null) {
                check(own, "exclusive", exclusive, field);
            }
            field.presence().requiredWhen().forEach((sibling, word) -> {
                Field other = fields.get(sibling);
                if (other != null && other.list()) {
                    faults.wrong(
                            own.appendProperty("requiredWhen"),
                            sibling,
                            "a list is never one word; name another field, or remove the condition");
                } else if (other != null) {
                    check(own.appendProperty("requiredWhen"), sibling, word, other);
                }
            });
            check(own.appendProperty("members"), field.members());
        });
    }

    private void check(JsonPointer at, String key, String word, Field of) {
        if (OF_SEVERAL.contains(of.type())) {
            faults.wrong(
                    at,
                    key,
                    "a field of type %s is never one word; name one that is, or remove the condition"
                            .formatted(of.type().name().toLowerCase(Locale.ROOT)));
            return;
        }
        if (of.type() == FieldType.FLAG && of.words().table() == null) {
            checkFlag(at, key, word, of.shape().pattern());
            return;
        }
        CodeTable table = tables.get(String.valueOf(of.words().table()));
        if (table == null || table.toNative().containsKey(word)) {
            return;
        }
        Path file = CodeTables.file(folder, table.name());
        // What has no native word yet is the hub's all the same, and is said where it stands.
        List<TableRow> rows = CodeTables.rows(file, new SetupFaults());
        Set<String> known = new TreeSet<>(table.toNative().keySet());
        rows.stream()
                .map(row -> row.cell(1))
                .filter(hub -> !hub.startsWith("!"))
                .forEach(known::add);
        if (!known.contains(word)) {
            faults.wrong(
                    at,
                    key,
                    "'%s' is no word of the hub's in %s, where they stand behind the ';'; write %s"
                            .formatted(word, file, advice(word, rows, known)));
        }
    }

    private void checkFlag(JsonPointer at, String key, String word, @Nullable String pattern) {
        List<String> taken =
                FLAGS.stream().filter(flag -> isTaken(flag, pattern)).toList();
        // One that takes neither has a wrong pattern, whatever the condition is.
        List<String> all = taken.isEmpty() ? FLAGS : taken;
        if (!all.contains(word)) {
            faults.wrong(
                    at,
                    key,
                    "'%s' is no value of %s flag; write '%s'"
                            .formatted(word, pattern == null ? "a" : "this", String.join("' or '", all)));
        }
    }

    private static boolean isTaken(String flag, @Nullable String pattern) {
        try {
            return pattern == null || flag.matches(pattern);
        } catch (PatternSyntaxException said) {
            return false;
        }
    }

    private static String advice(String word, List<TableRow> rows, Set<String> known) {
        return rows.stream()
                .filter(row -> row.cell(0).equals(word) && known.contains(row.cell(1)))
                .findFirst()
                .map(row -> "'" + row.cell(1) + "'")
                .orElse(known.size() > MOST_NAMED ? "one of them" : "one of " + known);
    }
}
