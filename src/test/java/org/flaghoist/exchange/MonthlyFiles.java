package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.operator.MonthlyPictureWriter;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureQuery;

/** The files that partners are sent each month, beside those that are made of a count by hand. */
final class MonthlyFiles {

    private static final YearMonth FIRST = YearMonth.of(2026, 1);
    private static final YearMonth LAST = YearMonth.of(2026, 10);

    private final Picture picture;
    private final Mappings mappings;
    private final MonthlyPictureWriter writer;

    MonthlyFiles(DataSource database) {
        SetupFaults faults = new SetupFaults();
        mappings = Mappings.read(Path.of("mappings"), faults);
        faults.throwIfAny();
        picture = new Picture(database);
        writer = new MonthlyPictureWriter(picture, mappings, Clock.systemUTC());
    }

    /** @param counted by month and by what each number is of, as {@link FactsRecount#of} has it */
    void assertExact(String partner, Map<String, String> counted) {
        Map<String, String> notes = notes();
        for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            ObjectNode numbers = writer.numbers(partner, month);
            ObjectNode expected = numbers.deepCopy();
            expected.putArray("rows").addAll(rows(numbers, ofMonth(counted, month), notes));
            assertThat(expected.path("rows")).as("%s for %s", month, partner).isNotEmpty();
            assertThat(writer.write(partner, numbers))
                    .as("%s for %s: %s", month, partner, numbers)
                    .isEqualTo(mappings.of(partner).picture(expected));
        }
    }

    /** How a number is estimated is no secret, and the same for all. */
    private Map<String, String> notes() {
        Map<String, String> notes = new HashMap<>();
        picture.of(new PictureQuery(null, null, null, Grouping.ALL)).forEach(row -> {
            String note = row.note();
            if (note != null) {
                notes.put(row.of().measure() + "|" + row.of().kind(), note);
            }
        });
        return notes;
    }

    private static Map<String, String> ofMonth(Map<String, String> counted, YearMonth month) {
        Map<String, String> numbers = new HashMap<>();
        counted.forEach((what, number) -> {
            if (what.startsWith(month + "|")) {
                numbers.put(what.substring(what.indexOf('|') + 1), number);
            }
        });
        return numbers;
    }

    /** Of the picture itself only in which order they are. */
    private static List<ObjectNode> rows(ObjectNode numbers, Map<String, String> counted, Map<String, String> notes) {
        List<String> order = new ArrayList<>();
        numbers.path("rows").forEach(row -> order.add(what(row)));
        return counted.entrySet().stream()
                .sorted(Comparator.comparing(each -> order.indexOf(each.getKey())))
                .map(each -> row(
                        numbers, each.getKey().split("\\|", -1), each.getValue().split(" of ", -1), notes))
                .toList();
    }

    private static String what(JsonNode row) {
        String mark = row.path("mark").asText();
        return (mark.isEmpty() ? "NONE" : mark) + "|" + row.path("measure").asText() + "|"
                + row.path("kind").asText() + "|" + row.path("route").asText() + "|"
                + row.path("currency").asText();
    }

    private static ObjectNode row(ObjectNode maker, String[] what, String[] number, Map<String, String> notes) {
        ObjectNode row = maker.objectNode().put("group", "").putNull("entry");
        row.put("mark", what[0].equals("NONE") ? "" : what[0]).put("measure", what[1]);
        List<String> others = List.of("kind", "route", "currency");
        for (int i = 0; i < others.size(); i++) {
            String value = what[i + 2];
            row.put(others.get(i), value.equals("null") ? null : value);
        }
        return row.put("value", new BigDecimal(number[0]))
                .put("notifications", Long.valueOf(number[1]))
                .put("note", notes.get(what[1] + "|" + what[2]));
    }
}
