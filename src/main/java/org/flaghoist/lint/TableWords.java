package org.flaghoist.lint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.MissingWords;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.fields.HubGrade;
import org.flaghoist.notification.HubWords;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.SetupFaults;

/**
 * Compares the tables that fields name with the lists of words that the hub has, both ways. Which list a table is about
 * is seen from its words; one that has less than half of its words from any list is about something else, such as
 * countries. So is one that gives each word back as it is: its words are the partner's own, such as grades.
 */
final class TableWords {

    static final String COLUMNS = "columns";

    private static final Set<FieldType> OF_WORDS = Set.of(FieldType.CODE, FieldType.MARKING, FieldType.FLAG);
    private static final Set<String> FLAGS = Set.of("true", "false");

    private final Path folder;
    private final HubNames hub;
    private final CalledWords called;
    private final SetupFaults found;

    TableWords(Path folder, HubNames hub, CalledWords called, SetupFaults found) {
        this.folder = folder;
        this.hub = hub;
        this.called = called;
        this.found = found;
    }

    void check(FormatFile format) {
        List<Set<String>> ofHub =
                Stream.concat(hub.words().stream(), Stream.of(FLAGS)).toList();
        Set<String> statuses =
                Stream.of(Receipt.Status.values()).map(Enum::name).collect(Collectors.toCollection(LinkedHashSet::new));
        tables(format.notification()).forEach(table -> check(table, ofHub));
        tables(format.receipt()).forEach(table -> check(table, List.of(statuses)));
    }

    private static Set<String> tables(Fields fields) {
        Set<String> tables = new TreeSet<>();
        fields.byName().values().forEach(field -> {
            if (OF_WORDS.contains(field.type()) && field.words().table() != null) {
                tables.add(field.words().table());
            }
            tables.addAll(tables(field.members()));
        });
        return tables;
    }

    private void check(String name, List<Set<String>> lists) {
        Path file = folder.resolve(name + ".csv");
        if (!Files.exists(file)) {
            // One of codes/, which all partners share.
            return;
        }
        Map<String, Integer> lines = new LinkedHashMap<>();
        Set<String> natives = new HashSet<>();
        Set<String> said = new HashSet<>();
        boolean isOwn = true;
        for (TableRows.TableRow row : CodeTables.rows(file, found)) {
            String word = row.cell(1);
            checkSuspicion(file, row.line(), word);
            isOwn &= word.equals(row.cell(0));
            natives.add(row.cell(0));
            // Of a row without any, reading the table says that.
            if (!word.startsWith("!") && !word.isBlank()) {
                lines.putIfAbsent(word, row.line());
                said.add(word);
            }
        }
        Set<String> list = HubWords.listOf(lines.keySet(), lists);
        if (list != null && !isOwn) {
            compare(file, lines, said, list);
        } else if (isSwapped(natives, lines.keySet(), lists)) {
            found.add(
                    file,
                    1,
                    COLUMNS,
                    "the hub's words stand before the ';', and the partner's behind it; write each row as"
                            + " 'native;hub'");
        }
    }

    private boolean isSwapped(Set<String> natives, Set<String> words, List<Set<String>> lists) {
        List<Set<String>> all =
                Stream.concat(lists.stream(), Stream.of(called.partners())).toList();
        return HubWords.listOf(words, all) == null && HubWords.listOf(natives, all) != null;
    }

    // It would be taken for a word like any other, and the suspicion lost.
    private void checkSuspicion(Path file, int line, String word) {
        HubGrade grade = HubGrade.of(word);
        if (grade != null && grade.suspectedFalse()) {
            found.add(
                    file,
                    line,
                    grade.source() + grade.information(),
                    "'" + word + "' is for a field of type grading, not for a code;"
                            + " write the grading alone, or make the field a grading with a scheme");
        }
    }

    private void compare(Path file, Map<String, Integer> lines, Set<String> said, Set<String> list) {
        Map<String, Integer> unknown = new LinkedHashMap<>(lines);
        unknown.keySet().removeAll(list);
        Map<String, Integer> missing = new LinkedHashMap<>();
        list.stream().filter(word -> !said.contains(word)).forEach(word -> missing.put(word, 1));
        // As many as are missing: it is these that are mistyped.
        boolean areMistyped = unknown.size() == missing.size();
        Set<String> due = areMistyped ? missing.keySet() : list;
        unknown.forEach((word, line) -> found.add(
                file,
                line,
                word,
                "is no word of the hub's; write " + (due.size() == 1 ? "" : "one of ") + String.join(", ", due)));
        if (!areMistyped) {
            new MissingWords(file, found).report(missing, TableWords::row);
        }
    }

    static String row(String word) {
        return "add a row '<word>;" + word + "', or '" + CodeTables.NO_WORD + ";" + word
                + "' where the form cannot say it";
    }
}
