package org.flaghoist.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.fields.GradingPair;
import org.flaghoist.format.fields.HubGrade;
import org.flaghoist.notification.SetupFaults;

/** The table of a partner's own grading scheme: which word is which grading of the hub, and what goes one way only. */
public final class GradingTable {

    private static final String EVERY_OTHER = "*";

    private final Path file;
    private final boolean hasPairs;
    private final Map<String, HubGrade> read = new LinkedHashMap<>();
    private final Map<HubGrade, String> written = new LinkedHashMap<>();
    private final Map<String, Integer> wordLines = new HashMap<>();
    private final Map<HubGrade, Integer> lines = new HashMap<>();

    /** @param hasPairs each word has two parts, one for the source and one for the information */
    private GradingTable(Path file, boolean hasPairs) {
        this.file = file;
        this.hasPairs = hasPairs;
    }

    /**
     * For each row that is no grading, or would raise one, a fault is added.
     *
     * @param field whose table it is
     */
    public static GradingTable read(Path file, Field field, SetupFaults faults) {
        GradingTable table = new GradingTable(file, GradingPair.isOf(field));
        // Rows of another shape are reported by who reads the table as one of words.
        for (TableRow row : CodeTables.rows(file, new SetupFaults())) {
            table.add(row, faults);
        }
        table.checkRaised(faults);
        return table;
    }

    private void add(TableRow row, SetupFaults faults) {
        String word = row.cell(0);
        String hub = row.cell(1);
        HubGrade grade = HubGrade.of(hub);
        checkParts(row, faults);
        if (grade == null) {
            // Of a row without any, reading it as a table of words says that.
            if (!hub.startsWith("!") && !hub.isBlank()) {
                String what = "is no grading of the hub's; write source and information, such as B2,"
                        + " with ' suspectedFalse' behind it where the sender suspects it";
                faults.add(file, row.line(), hub, what);
            }
            return;
        }
        String direction = row.cells().size() > 2 ? row.cell(2) : "";
        if (!direction.equals("out") && isWord(word)) {
            read.putIfAbsent(word, grade);
            wordLines.putIfAbsent(word, row.line());
        }
        if (!direction.equals("in")) {
            written.putIfAbsent(grade, word);
            lines.putIfAbsent(grade, row.line());
        }
    }

    // Of a row without any, reading it as a table of words says that.
    private static boolean isWord(String word) {
        return !word.isBlank() && !word.startsWith("!");
    }

    private void checkParts(TableRow row, SetupFaults faults) {
        String word = row.cell(0);
        if (hasPairs && isWord(word) && !word.equals(EVERY_OTHER) && !GradingPair.isWord(word)) {
            faults.add(
                    file,
                    row.line(),
                    word,
                    "has not two parts; write the word of the source, a space, and that of the information, such as"
                            + " 'E 5'");
        }
    }

    private void checkRaised(SetupFaults faults) {
        written.forEach((grade, word) -> {
            HubGrade back = read.get(word);
            if (back != null && back.isAbove(grade)) {
                faults.add(
                        file,
                        lines.getOrDefault(grade, 1),
                        grade.word(),
                        "is written as '" + word + "', which is read as " + back.word()
                                + ": that raises it; write a word that says no more");
            }
        });
    }

    /** Whether the table says how this grading is written, be it that it cannot be. */
    public boolean says(HubGrade grade) {
        return written.containsKey(grade);
    }

    /** A word that is written for a suspicion, and read as one. */
    public Optional<String> suspectedWord() {
        return written.entrySet().stream()
                .filter(each -> each.getKey().suspectedFalse())
                .map(Map.Entry::getValue)
                .filter(word -> {
                    HubGrade back = read.get(word);
                    return back != null && back.suspectedFalse();
                })
                .findFirst();
    }

    /**
     * What comes back otherwise than it went.
     *
     * @param words as people read it
     * @param avoidable whether another word of the table says it, and comes back as it went
     */
    public record OneWay(int line, String words, boolean avoidable) {}

    /** In the table's order. */
    public List<OneWay> oneWay() {
        List<OneWay> all = new ArrayList<>();
        read.forEach((word, grade) -> {
            String back = written.get(grade);
            if (!word.equals(back)) {
                String words = word + " -> " + grade.word() + (back == null ? "" : " -> " + back);
                all.add(new OneWay(wordLines.getOrDefault(word, 1), words, false));
            }
        });
        written.forEach((grade, word) -> {
            HubGrade back = read.get(word);
            if (isWord(word) && !grade.equals(back)) {
                String words = grade.word() + " -> " + word + (back == null ? "" : " -> " + back.word());
                all.add(new OneWay(lines.getOrDefault(grade, 1), words, read.containsValue(grade)));
            }
        });
        return all.stream().sorted(Comparator.comparingInt(OneWay::line)).toList();
    }
}
