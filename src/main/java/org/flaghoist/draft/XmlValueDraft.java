package org.flaghoist.draft;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.TableRows;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.format.fields.FieldTable;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;

/** Says for people what a value in XML looks like, and of which members one is made that has several. */
record XmlValueDraft(Path folder, FormatFile format) {

    /** The members of a text with its language and of a time with a flag, and whether each must be there. */
    Map<String, Boolean> membersOf(Field field) {
        Map<String, Boolean> members = new LinkedHashMap<>();
        TimeForm.Fold fold = format.times().fold();
        boolean isTime = field.type() == FieldType.MOMENT || field.type() == FieldType.MOMENT_OR_DAY;
        if (field.type() == FieldType.TEXT) {
            members.put(format.text().language(), true);
            members.put(format.text().text(), true);
        } else if (isTime && fold != null && fold.value() != null && fold.flag() != null) {
            members.put(fold.value(), true);
            members.put(fold.flag(), false);
        }
        return members;
    }

    /**
     * Its words, or its form; empty where there is nothing to say.
     *
     * @param table that of its words; null where it has none
     */
    String of(Field field, @Nullable FieldTable table) {
        TimeForm times = format.times();
        NumberForm numbers = format.figures().numbers();
        return switch (field.type()) {
            case CODE, MARKING, FLAG, GRADING -> words(table);
            // The information of a grading.
            case WORD -> table == null ? pattern(field) : words(table);
            case MOMENT -> times.moment();
            case DAY -> times.day();
            case DATE -> times.date() == null ? times.day() : times.date();
            case MOMENT_OR_DAY -> times.moment() + " or " + times.day();
            case INTEGER, NUMBER -> numbers == null ? "" : number(field, numbers);
            case LINE, LATIN -> "on one line" + (field.type() == FieldType.LATIN ? ", in Latin letters" : "");
            default -> pattern(field);
        };
    }

    private static String pattern(Field field) {
        String pattern = field.shape().pattern();
        return pattern == null ? "" : pattern;
    }

    private static String number(Field field, NumberForm numbers) {
        String usual = field.type() == FieldType.INTEGER ? numbers.integer() : numbers.decimal();
        String pattern = field.shape().pattern() == null ? usual : field.shape().pattern();
        String grouping = numbers.grouping();
        return grouping == null || field.number().plain()
                ? pattern
                : pattern + ", between thousands '" + grouping.charAt(0) + "'";
    }

    private String words(@Nullable FieldTable table) {
        if (table == null) {
            return "";
        }
        Path own = folder.resolve(table.name() + ".csv");
        if (!Files.exists(own)) {
            return table.name().toLowerCase(Locale.ROOT).replace('-', ' ');
        }
        Set<String> words = new TreeSet<>();
        new TableRows(own, new SetupFaults())
                .of("native;hub", "native;hub;direction").stream()
                        .map(row -> row.cell(0))
                        .filter(word -> !word.isBlank() && !word.startsWith("!"))
                        .map(table.part())
                        .forEach(words::add);
        return String.join(", ", words);
    }
}
