package org.flaghoist.lint;

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
import org.flaghoist.format.xsd.XsdValue.XsdWord;
import org.flaghoist.lint.MeantWords.WrittenWord;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

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

    void check(Path table, List<ListedField> fields) {
        if (!Files.exists(table)) {
            // That it is not there is said of the field.
            return;
        }
        List<TableRow> rows = CodeTables.rows(table, new SetupFaults());
        Map<WrittenWord, String> unlisted = unlisted(table, rows, fields);
        Map<XsdWord, ListedField> unknown = isShort(table, rows) ? Map.of() : unknown(table, rows, fields);
        Set<String> words = unknown.keySet().stream().map(XsdWord::word).collect(Collectors.toSet());
        if (table.startsWith(yaml.resolveSibling(""))) {
            MeantWords meant = MeantWords.of(unlisted.keySet(), words);
            report(unlisted, meant.byWord());
            words = meant.left();
        } else if (!unlisted.isEmpty()) {
            reportShared(table, unlisted, fields.get(0));
        }
        for (Map.Entry<XsdWord, ListedField> each : unknown.entrySet()) {
            if (words.contains(each.getKey().word())) {
                reportUnknown(table, each.getKey(), each.getValue());
            }
        }
    }

    private void reportUnknown(Path table, XsdWord word, ListedField field) {
        String row = field.isPart() ? "rows that have it" : "'" + word.word() + ";<hub word>'";
        found.add(
                schema,
                word.line(),
                word.word(),
                "no row of " + table + " reads it, so what has it in " + field.path() + " is refused; add " + row
                        + " there, ';!CODE_UNKNOWN' where the hub has none, or remove it here");
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

    private Map<XsdWord, ListedField> unknown(Path table, List<TableRow> rows, List<ListedField> fields) {
        Map<XsdWord, ListedField> unknown = new LinkedHashMap<>();
        Set<String> said = new HashSet<>();
        for (ListedField field : fields) {
            UnaryOperator<String> key = key(field.field());
            Set<String> known = Stream.concat(
                            rows.stream().filter(ListedWords::isRead).map(row -> row.cell(0)),
                            called.byTable().getOrDefault(table, List.of()).stream()
                                    .map(CalledWords.Word::word))
                    .map(field.part())
                    .map(key)
                    .collect(Collectors.toSet());
            field.value().words().stream()
                    .filter(word -> field.isRead() && !known.contains(OTHERS))
                    .filter(word -> !known.contains(key.apply(word.word())) && said.add(word.word()))
                    .forEach(word -> unknown.put(word, field));
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

    private void report(Map<WrittenWord, String> unlisted, Map<String, String> meant) {
        unlisted.forEach((word, paths) -> found.add(
                word.file(),
                word.line(),
                word.key(),
                "'" + word.word() + "' is not listed for " + paths + " in " + schema.getFileName()
                        + ", so what has it cannot be written; " + toDo(word, meant.get(word.word()))));
    }

    private static String toDo(WrittenWord word, @Nullable String meant) {
        if (meant != null) {
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
