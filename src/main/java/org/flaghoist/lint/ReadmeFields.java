package org.flaghoist.lint;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.jspecify.annotations.Nullable;

/**
 * Compares the table of fields in a partner's {@code README.md}, where it has one as {@code flaghoist new} drafts it,
 * with {@code format.yaml}.
 */
public final class ReadmeFields {

    private static final String KEY = "field";
    private static final String CORRECT = "correct one of them";
    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");

    private final Path readme;
    private final SetupFaults found;

    ReadmeFields(Path folder, SetupFaults found) {
        this.readme = folder.resolve("README.md");
        this.found = found;
    }

    /** As the second column has it. */
    public static String typeOf(Field field, UnaryOperator<String> tables) {
        String table = field.words().table();
        return field.type().name().toLowerCase(Locale.ROOT)
                + (table == null ? "" : " `" + tables.apply(table) + "`")
                + (field.list() ? ", list" : "");
    }

    /**
     * @param meanings of what is read
     * @param isMember whether the hub's form has a member; what is moved to another one is not compared
     */
    void check(FormatFile format, FieldMeanings meanings, Predicate<String> isMember) {
        List<String> lines = lines();
        ReadmeTable table = ReadmeTable.of(lines);
        if (table == null) {
            checkNone(lines);
            return;
        }
        table.again()
                .forEach(each -> found.add(
                        readme,
                        each.line(),
                        KEY,
                        "'" + each.name() + "' has a row in line " + each.first() + " as well; remove one"));
        Map<String, ReadmeTable.FieldRow> rows = table.rows();
        Map<String, Field> fields = new TreeMap<>(format.notification().byPath());
        rows.forEach((name, row) -> {
            check(name, row, fields.get(name));
            Set<String> moved = meanings.ofNotification(name).members();
            if (moved.stream().allMatch(isMember)) {
                checkMeaning(name, row, moved);
            }
        });
        List<String> missing =
                fields.keySet().stream().filter(name -> !rows.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            found.add(readme, table.head() + 1, KEY, missing(missing));
        }
    }

    private String missing(List<String> names) {
        String all = names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        boolean isOne = names.size() == 1;
        return all + (isOne ? " is missing; its row comes by '" : " are missing; their rows come by '") + write() + "'";
    }

    private String write() {
        return "flaghoist readme " + readme.getName(readme.getNameCount() - 2) + " --write";
    }

    // Another table, or none, may be how this partner says it.
    private void checkNone(List<String> lines) {
        int similar = ReadmeTable.similarHead(lines);
        if (SetupText.isThere(readme) && lines.stream().allMatch(String::isBlank)) {
            found.addWhole(readme, "is empty; write what the fields mean, or remove it");
        } else if (similar >= 0) {
            found.add(
                    readme,
                    similar + 1,
                    KEY,
                    "is the head of no table that is compared; write '" + ReadmeTable.HEAD + "', and its four columns");
        }
    }

    private void check(String name, ReadmeTable.FieldRow row, @Nullable Field field) {
        if (field == null) {
            wrong(name, row, "is no field of format.yaml; remove the row");
            return;
        }
        if (row.cell(2).isEmpty()) {
            wrong(name, row, "has no meaning; write what it means");
        }
        String type = typeOf(field, UnaryOperator.identity());
        if (!isSame(row.cell(0), field)) {
            wrong(name, row, "is '" + row.cell(0) + "' here, and '" + type + "' in format.yaml; " + CORRECT);
        }
        // When it is required by others, people say in their words.
        boolean isRequired = field.presence().required();
        String required = row.cell(1).toLowerCase(Locale.ROOT);
        if (required.equals("yes") && !isRequired) {
            wrong(name, row, "is required here, and is not required in format.yaml; " + CORRECT);
        } else if (Set.of("", "no").contains(required) && isRequired) {
            wrong(name, row, "is not required here, and is required in format.yaml; " + CORRECT);
        }
    }

    // What is written in other words, no command could compare.
    private void checkMeaning(String name, ReadmeTable.FieldRow row, Set<String> moved) {
        String meaning = row.meaning();
        if (moved.isEmpty() || !ReadmeTable.isMade(meaning)) {
            return;
        }
        Set<String> said =
                QUOTED.matcher(meaning).results().map(each -> each.group(1)).collect(Collectors.toSet());
        if (!said.equals(moved)) {
            wrong(
                    name,
                    row,
                    "means " + meaning + " here, and the mappings move it to " + ReadmeTable.made(moved) + "; "
                            + CORRECT
                            + ", or write '" + write() + "'");
        }
    }

    private void wrong(String name, ReadmeTable.FieldRow row, String message) {
        found.add(readme, row.line(), KEY, "'" + name + "' " + message);
    }

    /** By the type, by whether it is a list, and by the table where the row names one. */
    private static boolean isSame(String cell, Field field) {
        Matcher table = QUOTED.matcher(cell);
        List<String> words = List.of(QUOTED.matcher(cell)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("[\\s,]+"));
        return words.get(0).equals(field.type().name().toLowerCase(Locale.ROOT))
                && words.contains("list") == field.list()
                && (!table.find() || table.group(1).equals(field.words().table()));
    }

    private List<String> lines() {
        // It need not be there.
        boolean isThere = SetupText.isThere(readme);
        String text = isThere ? SetupText.read(readme, found) : null;
        return text == null ? List.of() : text.lines().toList();
    }
}
