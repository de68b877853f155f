package org.flaghoist.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.flaghoist.format.CodeTables;
import org.flaghoist.format.TableRows.TableRow;
import org.flaghoist.notification.HubWords;
import org.flaghoist.notification.SetupText;

/**
 * Makes a new partner's tables: all words of the hub that the other's has, with no native word yet.
 *
 * @param partners all that have a folder
 */
record TableDraft(String id, String like, Set<String> partners, HubWords hub) {

    private static final String IN = "in";
    private static final Pattern COMMENT = Pattern.compile("(?m)^#.*\\R?");
    private static final Set<String> FLAGS = Set.of("true", "false");

    String text(String name, List<TableRow> rows) {
        Map<String, String> directions = directions(rows);
        StringBuilder text = new StringBuilder("# " + name + ": write the word of " + id + " before each ';'\n");
        if (namesPartners(directions.keySet())) {
            Set<String> all = new TreeSet<>(partners);
            all.add(id);
            all.forEach(partner -> text.append(';').append(partner).append('\n'));
            return text.toString();
        }
        if (rows.stream().anyMatch(TableDraft::isFault)) {
            text.append("# A word that is refused: a row of its own, such as <word>;")
                    .append(rows.stream()
                            .filter(TableDraft::isFault)
                            .findFirst()
                            .orElseThrow()
                            .cell(1))
                    .append('\n');
        }
        List<String> beyond = hub.beyond(directions.keySet());
        mark(directions, beyond, rows).forEach(text::append);
        beyond.forEach(
                word -> text.append(CodeTables.NO_WORD).append(';').append(word).append('\n'));
        directions.forEach((word, direction) -> text.append(none(word, rows))
                .append(';')
                .append(word)
                .append(direction.isEmpty() ? "" : ";" + direction)
                .append('\n'));
        return text.toString();
    }

    /** A table as the other has it, without its comments. */
    String copied(String text) {
        // They name the other's fields, and sections of its README.md.
        String rows = COMMENT.matcher(SetupText.withoutMark(text)).replaceAll("");
        return "# " + DraftMarks.mark(like, "all rows") + "\n" + rows;
    }

    /** Words that stand for themselves and are in no list of the hub's, as gradings. */
    boolean isScheme(List<TableRow> rows) {
        return rows.stream().allMatch(row -> row.cell(0).equals(row.cell(1)) && !FLAGS.contains(row.cell(1)))
                && hub.lists().stream().noneMatch(list -> rows.stream().allMatch(row -> list.contains(row.cell(1))));
    }

    private List<String> mark(Map<String, String> directions, List<String> beyond, List<TableRow> rows) {
        List<String> without = new ArrayList<>(beyond);
        List<String> oneWay = new ArrayList<>();
        directions.forEach((word, direction) -> {
            if (!none(word, rows).isEmpty()) {
                without.add(word);
            } else if (!direction.isEmpty()) {
                oneWay.add(word + ";" + direction);
            }
        });
        List<String> marks = new ArrayList<>();
        if (!without.isEmpty()) {
            marks.add("# " + DraftMarks.mark(like, "no word for " + String.join(", ", without)) + "\n");
        }
        if (!oneWay.isEmpty()) {
            marks.add("# " + DraftMarks.mark(like, "one way only: " + String.join(", ", oneWay)) + "\n");
        }
        return marks;
    }

    boolean namesPartners(Set<String> words) {
        return !words.isEmpty() && partners.containsAll(words);
    }

    /** By the hub's word, in which direction it has a native one; both ways where that is possible. */
    static Map<String, String> directions(List<TableRow> rows) {
        Map<String, String> directions = new LinkedHashMap<>();
        rows.stream().filter(row -> !isFault(row)).forEach(row -> {
            String direction = row.cells().size() > 2 ? row.cell(2) : "";
            directions.merge(row.cell(1), direction, (before, also) -> before.equals(IN) ? also : before);
        });
        return directions;
    }

    // What stands for a word that the form does not have is no word of the other.
    private static String none(String hub, List<TableRow> rows) {
        return rows.stream()
                .filter(row -> row.cell(1).equals(hub) && row.cell(0).startsWith("!"))
                .map(row -> row.cell(0))
                .findFirst()
                .orElse("");
    }

    private static boolean isFault(TableRow row) {
        return row.cell(1).startsWith("!");
    }
}
