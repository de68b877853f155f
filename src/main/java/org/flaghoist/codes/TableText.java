package org.flaghoist.codes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.people.OperationRejected;

/** The text of a code table as it stands in its file. Another row leaves all other lines, and their order, alone. */
final class TableText {

    private static final String IN = ";in";
    private static final String OUT = ";out";
    private static final String FAULT = "!";

    private final List<String> lines;
    private final String lineEnd;
    private final List<TableRow> rows;

    TableText(String text) {
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.lines = text.lines().toList();
        this.rows = TableRows.rows(lines).stream()
                .filter(row -> row.cells().size() > 1)
                .toList();
    }

    /** The hub's words that it has, in their order. */
    Set<String> hubWords() {
        Set<String> words = new LinkedHashSet<>();
        rows.stream()
                .map(TableText::hub)
                .filter(word -> !word.startsWith(FAULT))
                .forEach(words::add);
        return words;
    }

    /** The native words that it reads, in their order. */
    Set<String> nativeWords() {
        Set<String> words = new LinkedHashSet<>();
        rows.stream().filter(TableText::isRead).map(TableText::nativeWord).forEach(words::add);
        return words;
    }

    /** What it reads a native word as; empty for a fault. */
    Optional<String> read(String word) {
        return rows.stream()
                .filter(row -> isRead(row) && nativeWord(row).equals(word))
                .map(TableText::hub)
                .filter(hub -> !hub.startsWith(FAULT))
                .findFirst();
    }

    /** What it writes for a hub's word. */
    Optional<String> written(String hub) {
        return rows.stream()
                .filter(row -> isWritten(row) && hub(row).equals(hub))
                .map(TableText::nativeWord)
                .findFirst();
    }

    /** Its text with one row more, for a sender's word. */
    String reading(String word, String hub, boolean ofPartners) {
        if (nativeWords().contains(word)) {
            throw new OperationRejected("'" + word + "' is in the table by now; replay what waits for it");
        }
        // What the table says of the other way was agreed for itself, also that the form cannot say it.
        boolean oneWay = ofPartners || rows.stream().anyMatch(row -> !isIn(row) && hub(row).equals(hub));
        return with(word + ";" + hub + (oneWay ? IN : ""), hub);
    }

    /** Its text with one row more, for a hub's word. */
    String writing(String hub, String word) {
        written(hub).ifPresent(there -> {
            throw new OperationRejected(
                    "'" + hub + "' has the word '" + there + "' in the table by now; replay what waits for it");
        });
        boolean oneWay = nativeWords().contains(word);
        return with(word + ";" + hub + (oneWay ? OUT : ""), hub);
    }

    private String with(String row, String hub) {
        List<String> all = new ArrayList<>(lines);
        Optional<TableRow> none = rows.stream()
                .filter(each -> hub(each).equals(hub) && nativeWord(each).equals(CodeTables.NO_WORD))
                .findFirst();
        if (none.isPresent() && !row.endsWith(IN)) {
            all.set(none.get().line() - 1, row);
        } else {
            all.add(lineOfNext(hub), row);
        }
        return String.join(lineEnd, all) + lineEnd;
    }

    // Behind the last of the same meaning, or else behind all.
    private int lineOfNext(String hub) {
        return rows.stream()
                .filter(row -> hub(row).equals(hub))
                .mapToInt(TableRow::line)
                .max()
                .orElseGet(() -> rows.stream().mapToInt(TableRow::line).max().orElse(lines.size()));
    }

    private static String nativeWord(TableRow row) {
        return row.cell(0);
    }

    private static String hub(TableRow row) {
        return row.cell(1);
    }

    private static boolean isRead(TableRow row) {
        return !row.cell(row.cells().size() - 1).equals("out")
                && !nativeWord(row).startsWith(FAULT);
    }

    private static boolean isWritten(TableRow row) {
        return !isIn(row) && !nativeWord(row).startsWith(FAULT);
    }

    private static boolean isIn(TableRow row) {
        return row.cells().size() > 2 && row.cell(2).equals("in");
    }
}
