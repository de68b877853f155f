package org.flaghoist.effect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.flaghoist.format.syntax.TextTable;
import org.flaghoist.format.syntax.TextTable.TextRow;

/** Where two files of rows differ: in which record, which column. */
final class TableDifferences {

    private static final int HEADER = 1;
    /** One name may well be the same by chance. */
    private static final int FEWEST = 2;

    private final TextTable expected;
    private final TextTable got;
    private final List<FormDifference> found = new ArrayList<>();

    private TableDifferences(TextTable expected, TextTable got) {
        this.expected = expected;
        this.got = got;
    }

    /** None where only quotes, line ends or empty lines differ, or quotes are wrong. */
    static List<FormDifference> of(TextTable expected, TextTable got) {
        TableDifferences differences = new TableDifferences(expected, got);
        if (!differences.isOtherwiseSeparated() && expected.isWhole() && got.isWhole()) {
            differences.compareColumns();
            differences.compareRows();
        }
        return differences.found;
    }

    // By another separator its header is one column, and nothing else could be compared.
    private boolean isOtherwiseSeparated() {
        String header = expected.columns().get(0);
        if (expected.columns().size() > 1 || got.columns().size() < FEWEST) {
            return false;
        }
        for (String separator : List.of(",", ";", "\t", "|")) {
            List<String> names = List.of(header.split(Pattern.quote(separator), -1));
            if (got.columns().stream().filter(names::contains).count() >= FEWEST) {
                found.add(new FormDifference(
                        "columns",
                        "record 1: columns",
                        "are separated by %s, and csv.separator in format.yaml is %s; correct the one that is wrong"
                                .formatted(TextTable.shown(separator.charAt(0)), TextTable.shown(got.separator())),
                        HEADER));
                return true;
            }
        }
        return false;
    }

    private void compareColumns() {
        expected.columns().stream()
                .filter(name -> !got.columns().contains(name))
                .forEach(name -> add(HEADER, HEADER, name, "expected the column, got none"));
        got.columns().stream()
                .filter(name -> !expected.columns().contains(name))
                .forEach(name -> add(HEADER, HEADER, name, "expected no such column, got one"));
        if (found.isEmpty() && !expected.columns().equals(got.columns())) {
            compareOrder();
        }
    }

    private void compareOrder() {
        int at = 0;
        while (at < Math.min(expected.columns().size(), got.columns().size())
                && expected.columns().get(at).equals(got.columns().get(at))) {
            at++;
        }
        add(
                HEADER,
                HEADER,
                "columns",
                "expected %s as number %d, got %s".formatted(name(expected, at), at + 1, name(got, at)));
    }

    private static String name(TextTable table, int at) {
        return at < table.columns().size() ? ShownText.quoted(table.columns().get(at)) : ShownText.quoted("");
    }

    private void compareRows() {
        int fewer = Math.min(expected.rows().size(), got.rows().size());
        if (expected.rows().size() != got.rows().size()) {
            int line =
                    fewer < expected.rows().size() ? expected.rows().get(fewer).line() : HEADER;
            String counts = "expected %d, got %d"
                    .formatted(expected.rows().size(), got.rows().size());
            found.add(new FormDifference("rows", "rows", counts, line));
        }
        for (int i = 0; i < fewer; i++) {
            compareCells(expected.rows().get(i), got.rows().get(i));
        }
    }

    private void compareCells(TextRow one, TextRow other) {
        if (one.cells().size() != expected.columns().size()
                || other.cells().size() != got.columns().size()) {
            compareCounts(one, other);
            return;
        }
        boolean isSame = expected.columns().equals(got.columns());
        for (int i = 0; i < one.cells().size(); i++) {
            String name = expected.columns().get(i);
            int at = isSame ? i : got.columns().indexOf(name);
            if (at >= 0 && !one.cells().get(i).equals(other.cells().get(at))) {
                compareCell(one, name, one.cells().get(i), other.cells().get(at));
            }
        }
    }

    private void compareCell(TextRow row, String name, String one, String other) {
        String words = ShownText.both(one, other);
        found.add(difference(row.number(), row.line(), name, words).between(orNothing(one), orNothing(other)));
    }

    private static String orNothing(String cell) {
        return cell.isEmpty() ? "nothing" : cell;
    }

    private void compareCounts(TextRow one, TextRow other) {
        String counts = "expected %d, got %d"
                .formatted(one.cells().size(), other.cells().size());
        if (one.cells().size() != other.cells().size()) {
            add(one.number(), one.line(), "cells", counts);
        }
    }

    private void add(int record, int line, String name, String words) {
        found.add(difference(record, line, name, words));
    }

    private static FormDifference difference(int record, int line, String name, String words) {
        return new FormDifference(name, "record " + record + ": " + ShownText.visible(name), words, line);
    }
}
