package org.flaghoist.lint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.MissingWords;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.fields.HubGrade;
import org.flaghoist.lint.MemberWords.DueList;
import org.flaghoist.notification.HubWords;
import org.flaghoist.notification.SetupFaults;

/**
 * Compares the tables that fields name with the lists of words that the hub has, both ways. Which list a table is about
 * is known where all of its fields say it. Else it is seen from its words; one that has less than half of its words
 * from any list is then about something else, such as countries. So is one that gives each word back as it is: its
 * words are the partner's own, such as grades.
 */
final class TableWords {

    static final String COLUMNS = "columns";

    private final Path folder;
    private final HubNames hub;
    private final MemberWords due;
    private final SetupFaults found;

    TableWords(Path folder, HubNames hub, MemberWords due, SetupFaults found) {
        this.folder = folder;
        this.hub = hub;
        this.due = due;
        this.found = found;
    }

    void check(FormatFile format) {
        List<Set<String>> ofHub = Stream.concat(hub.words().stream(), Stream.of(MemberWords.FLAGS))
                .toList();
        TableUse.byTable("notification", format.notification()).forEach((table, uses) -> check(table, uses, ofHub));
        TableUse.byTable("receipt", format.receipt())
                .forEach((table, uses) -> check(table, uses, List.of(MemberWords.STATUSES)));
    }

    /**
     * The words of a table.
     *
     * @param lines of the hub's words, with the first line of each
     * @param isOwn whether each is given back as it is
     */
    private record TableContent(Map<String, Integer> lines, Set<String> natives, boolean isOwn) {

        Set<String> ofHub() {
            return lines.keySet();
        }
    }

    private void check(String name, List<TableUse> uses, List<Set<String>> lists) {
        Path file = folder.resolve(name + ".csv");
        if (!Files.exists(file)) {
            // One of codes/, which all partners share.
            return;
        }
        TableContent words = words(file);
        if (isSwapped(words, lists)) {
            found.add(
                    file,
                    1,
                    COLUMNS,
                    "the hub's words stand before the ';', and the partner's behind it; write each row as"
                            + " 'native;hub'");
            return;
        }
        WrongTables wrong = new WrongTables(folder, everyList(lists), found);
        List<TableUse> right = uses.stream()
                .filter(use -> !wrong.isFound(use, name, words.ofHub(), due.of(use)))
                .toList();
        compare(file, name, words, right, lists);
    }

    private void compare(Path file, String name, TableContent words, List<TableUse> uses, List<Set<String>> lists) {
        List<DueList> known = due.ofAll(name, uses);
        if (known.stream().anyMatch(list -> list.words().equals(due.partners()))) {
            new PartnerIds(file, due.partners(), found).check(words.lines());
        } else if (!known.isEmpty()) {
            Set<String> all = new LinkedHashSet<>();
            known.forEach(list -> all.addAll(list.words()));
            compare(file, words, all);
        } else if (!uses.isEmpty() && !words.isOwn()) {
            Set<String> list = HubWords.listOf(words.ofHub(), lists);
            if (list != null) {
                compare(file, words, list);
            }
        }
    }

    private TableContent words(Path file) {
        TableContent words = new TableContent(new LinkedHashMap<>(), new HashSet<>(), false);
        List<Boolean> isOwn = new ArrayList<>();
        for (TableRows.TableRow row : CodeTables.rows(file, found)) {
            String word = row.cell(1);
            checkSuspicion(file, row.line(), word);
            isOwn.add(word.equals(row.cell(0)));
            words.natives().add(row.cell(0));
            // Of a row without any, reading the table says that.
            if (!word.startsWith("!") && !word.isBlank()) {
                words.lines().putIfAbsent(word, row.line());
            }
        }
        return new TableContent(words.lines(), words.natives(), !isOwn.contains(false));
    }

    private boolean isSwapped(TableContent words, List<Set<String>> lists) {
        List<Set<String>> all = everyList(lists);
        return HubWords.listOf(words.ofHub(), all) == null && HubWords.listOf(words.natives(), all) != null;
    }

    private List<Set<String>> everyList(List<Set<String>> lists) {
        return Stream.concat(lists.stream(), Stream.of(due.partners())).toList();
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

    private void compare(Path file, TableContent words, Set<String> list) {
        Map<String, Integer> unknown = new LinkedHashMap<>(words.lines());
        unknown.keySet().removeAll(list);
        Map<String, Integer> missing = new LinkedHashMap<>();
        list.stream().filter(word -> !words.ofHub().contains(word)).forEach(word -> missing.put(word, 1));
        // As many as are missing: it is these that are mistyped.
        boolean areMistyped = unknown.size() == missing.size();
        Set<String> meant = areMistyped ? missing.keySet() : list;
        unknown.forEach((word, line) -> found.add(
                file,
                line,
                word,
                "is no word of the hub's; write " + (meant.size() == 1 ? "" : "one of ") + String.join(", ", meant)));
        if (!areMistyped && !words.isOwn()) {
            new MissingWords(file, found).report(missing, TableWords::row);
        }
    }

    static String row(String word) {
        return "add a row '<word>;" + word + "', or '" + CodeTables.NO_WORD + ";" + word
                + "' where the form cannot say it";
    }
}
