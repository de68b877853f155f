package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.text.Nfc;
import org.flaghoist.format.text.ProtectiveMarking;
import org.flaghoist.format.xsd.XsdValue;
import org.flaghoist.format.xsd.XsdValue.XsdWord;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/** Compares one code table with what an XML Schema lists for its fields. */
final class ListedWords {

    private static final String OTHERS = "*";

    private final Path yaml;
    private final Path schema;
    private final String partnersType;
    private final CalledWords called;
    private final SetupFaults found;

    /** @param partnersType the simple type to which the hub adds the words of a table; "" where there is none */
    ListedWords(Path yaml, Path schema, String partnersType, CalledWords called, SetupFaults found) {
        this.yaml = yaml;
        this.schema = schema;
        this.partnersType = partnersType;
        this.called = called;
        this.found = found;
    }

    /**
     * A field for which the schema lists words.
     *
     * @param path names with dots
     * @param isRead false where the partner never sends it
     */
    record ListedField(JsonPointer at, String path, Field field, XsdValue value, boolean isRead) {

        boolean lists(String word) {
            return value.words().stream().anyMatch(listed -> listed.word().equals(word));
        }
    }

    /** A word that is written, and where that stands. */
    private record WrittenWord(Path file, int line, String key, String word) {}

    void check(Path table, List<ListedField> fields) {
        if (!Files.exists(table)) {
            // That it is not there is said of the field.
            return;
        }
        List<TableRow> rows = CodeTables.rows(table, new SetupFaults());
        Map<WrittenWord, String> unlisted = unlisted(table, rows, fields);
        Map<XsdWord, String> unknown = isShort(table, rows) ? Map.of() : unknown(table, rows, fields);
        boolean isShared = !table.startsWith(yaml.resolveSibling(""));
        // As many as are not listed: it is these that are meant there.
        boolean areMeant = !isShared && unknown.size() == unlisted.size();
        if (!isShared) {
            report(unlisted, areMeant ? words(unknown) : "");
        } else if (!unlisted.isEmpty()) {
            reportShared(table, unlisted, fields.get(0));
        }
        if (!areMeant) {
            unknown.forEach((word, path) -> reportUnknown(table, word, path));
        }
    }

    private void reportUnknown(Path table, XsdWord word, String path) {
        found.add(
                schema,
                word.line(),
                word.word(),
                "no row of " + table + " reads it, so what has it in " + path + " is refused; add '" + word.word()
                        + ";<hub word>' there, ';!CODE_UNKNOWN' where the hub has none, or remove it here");
    }

    private static String words(Map<XsdWord, String> unknown) {
        return unknown.keySet().stream().map(XsdWord::word).collect(Collectors.joining(" or "));
    }

    private Map<WrittenWord, String> unlisted(Path table, List<TableRow> rows, List<ListedField> fields) {
        List<WrittenWord> written = new ArrayList<>();
        rows.stream()
                .filter(ListedWords::isWritten)
                .forEach(row -> written.add(new WrittenWord(table, row.line(), row.cell(1), row.cell(0))));
        called.byTable()
                .getOrDefault(table, List.of())
                .forEach(word -> written.add(new WrittenWord(word.file(), word.line(), word.key(), word.word())));
        Map<WrittenWord, String> unlisted = new LinkedHashMap<>();
        for (WrittenWord word : written) {
            String paths = fields.stream()
                    .filter(field -> isWhole(field) && !field.lists(word.word()))
                    .map(ListedField::path)
                    .collect(Collectors.joining(", "));
            if (!paths.isEmpty()) {
                unlisted.put(word, paths);
            }
        }
        return unlisted;
    }

    // Of a flag with one word the other is said by leaving it out.
    private boolean isWhole(ListedField field) {
        boolean isMark =
                field.field().type() == FieldType.FLAG && field.value().words().size() == 1;
        boolean isAddedTo = !partnersType.isEmpty() && field.value().listedIn().equals(partnersType);
        return !isMark && !isAddedTo;
    }

    private static boolean isWritten(TableRow row) {
        String word = row.cell(0);
        String hub = row.cell(1);
        boolean isOnlyRead = row.cells().size() > 2 && row.cell(2).equals("in");
        boolean isWord = !word.isBlank() && !word.equals(CodeTables.NO_WORD) && !word.equals(OTHERS);
        return isWord && !hub.isBlank() && !hub.startsWith("!") && !isOnlyRead;
    }

    // What the hub lacks there is said, and what is added for that may be what the schema lists.
    private boolean isShort(Path table, List<TableRow> rows) {
        boolean isSaid = rows.stream().anyMatch(row -> row.cell(0).isBlank())
                || found.all().stream()
                        .anyMatch(fault -> fault.startsWith(table + ":") && fault.contains(": has no native word"));
        Set<String> hubs = rows.stream()
                .map(row -> RecipientId.partner(row.cell(1)))
                .filter(hub -> !hub.startsWith("!"))
                .collect(Collectors.toCollection(HashSet::new));
        called.byTable().getOrDefault(table, List.of()).forEach(word -> hubs.add(word.partner()));
        boolean isOfPartners = !hubs.isEmpty() && called.partners().containsAll(hubs);
        return isSaid || (isOfPartners && !hubs.containsAll(called.partners()));
    }

    private Map<XsdWord, String> unknown(Path table, List<TableRow> rows, List<ListedField> fields) {
        Map<XsdWord, String> unknown = new LinkedHashMap<>();
        Set<String> said = new HashSet<>();
        for (ListedField field : fields) {
            UnaryOperator<String> key = key(field.field());
            Set<String> known = Stream.concat(
                            rows.stream().filter(ListedWords::isRead).map(row -> row.cell(0)),
                            called.byTable().getOrDefault(table, List.of()).stream()
                                    .map(CalledWords.Word::word))
                    .map(key)
                    .collect(Collectors.toSet());
            field.value().words().stream()
                    .filter(word -> field.isRead() && !known.contains(OTHERS))
                    .filter(word -> !known.contains(key.apply(word.word())) && said.add(word.word()))
                    .forEach(word -> unknown.put(word, field.path()));
        }
        return unknown;
    }

    private static boolean isRead(TableRow row) {
        return row.cells().size() < 3 || !row.cell(2).equals("out");
    }

    // As a word is looked up that comes in.
    private static UnaryOperator<String> key(Field field) {
        String ignored = field.words().ignored();
        return word -> {
            String text = Nfc.of(word).strip();
            String compared = ignored == null ? text : text.replace(ignored, "");
            return field.type() == FieldType.MARKING ? ProtectiveMarking.key(compared) : compared;
        };
    }

    private void report(Map<WrittenWord, String> unlisted, String meant) {
        unlisted.forEach((word, paths) -> found.add(
                word.file(),
                word.line(),
                word.key(),
                "'" + word.word() + "' is not listed for " + paths + " in " + schema.getFileName()
                        + ", so what has it cannot be written; " + toDo(word, meant)));
    }

    private static String toDo(WrittenWord word, String meant) {
        if (!meant.isEmpty()) {
            return "write " + meant + ", or correct the list there";
        }
        boolean isRow = word.file().toString().endsWith(".csv");
        return "write one that is listed, add it there" + (isRow ? ", or mark a row that is only read with ;in" : "");
    }

    // A table of codes/ is that of all partners.
    private void reportShared(Path table, Map<WrittenWord, String> unlisted, ListedField first) {
        String key = first.at().appendProperty("table").toString().substring(1).replace('/', '.');
        WrittenWord word = unlisted.keySet().iterator().next();
        found.add(
                yaml,
                YamlLines.near(yaml, first.at(), "table"),
                key,
                table + " has " + unlisted.size() + " words that are not listed in " + schema.getFileName()
                        + ", such as '" + word.word() + "'; make a table of its own in this folder, with those that"
                        + " are");
    }
}
