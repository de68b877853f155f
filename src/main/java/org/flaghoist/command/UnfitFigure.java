package org.flaghoist.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.definition.PositionForm;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/** Which key of {@code format.yaml} is for a number or a position that is right but for one of its characters. */
record UnfitFigure(FormatFile format) {

    // The separators that are in use somewhere.
    private static final Map<String, String> SEPARATORS = Map.of(
            " ", "a plain blank",
            "\u00A0", "a no-break space",
            "\u202F", "a narrow no-break space",
            "\u2009", "a thin space",
            ".", "a full stop",
            ",", "a comma",
            "'", "an apostrophe",
            "\u2019", "a curly apostrophe");

    private static final List<String> NAMES = List.of("north", "south", "west", "east");
    private static final int LATITUDE = 4;
    private static final int LONGITUDE = 8;

    private static final Pattern GROUPED = Pattern.compile(
            "[+-]?[1-9][0-9]{0,2}([ \u00A0\u202F\u2009.,'\u2019])[0-9]{3}(?:\\1[0-9]{3})*(?:[.,][0-9]+)?");
    private static final Pattern LAST = Pattern.compile("(?s).*[/,] ?([^/,]+?)(?:\\[[0-9]+])?");

    /** Of a value that would be right with another key; else null. */
    static @Nullable String words(Path format, Rejection fault) {
        FormatFile read = StrictYaml.read(format, FormatFile.class, new SetupFaults());
        return read == null ? null : new UnfitFigure(read).words(fault);
    }

    private @Nullable String words(Rejection fault) {
        String written = fault.detail();
        List<Field> fields = written == null ? List.of() : fields(fault);
        if (written == null || fields.isEmpty()) {
            return null;
        }
        if (fields.stream().allMatch(field -> field.type() == FieldType.POSITION)) {
            return ofPosition(written);
        }
        NumberForm numbers = format.figures().numbers();
        return numbers == null || !fields.stream().allMatch(UnfitFigure::isGrouped)
                ? null
                : ofNumber(written, numbers, fields.get(0).type() == FieldType.INTEGER);
    }

    private static boolean isGrouped(Field field) {
        return (field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER)
                && !field.number().plain()
                && field.shape().pattern() == null;
    }

    /** All of the name that the fault has: it has no whole path of every syntax. */
    private List<Field> fields(Rejection fault) {
        String said = fault.part() != null
                ? ", " + fault.part()
                : fault.field() != null ? "/" + fault.field() : fault.location();
        Matcher last = LAST.matcher(said);
        List<Field> named = new ArrayList<>();
        if (last.matches()) {
            format.notification().byPath().forEach((path, field) -> {
                if (path.substring(path.lastIndexOf('.') + 1).equals(last.group(1))) {
                    named.add(field);
                }
            });
        }
        return named;
    }

    private @Nullable String ofNumber(String written, NumberForm numbers, boolean isWhole) {
        Matcher grouped = GROUPED.matcher(written);
        if (!grouped.matches()) {
            return null;
        }
        String separator = grouped.group(1);
        String digits = written.replace(separator, "");
        String marked = isWhole ? null : marked(written, separator, digits, numbers);
        if (marked != null) {
            return marked;
        }
        boolean isMark = separator.equals(numbers.comma() ? "," : ".");
        boolean isNamed = Objects.requireNonNullElse(numbers.grouping(), "").contains(separator);
        boolean isRight = digits.matches(isWhole ? numbers.integer() : numbers.decimal());
        return isMark || isNamed || !isRight
                ? null
                : ("'%s' has %s (U+%04X) between thousands, and numbers.grouping in format.yaml does not have it; add it"
                                + " there, or correct the message")
                        .formatted(written, SEPARATORS.get(separator), (int) separator.charAt(0));
    }

    /** Of one that has the other decimal mark, and the partner's own between thousands. */
    private static @Nullable String marked(String written, String separator, String digits, NumberForm numbers) {
        String own = numbers.comma() ? "," : ".";
        String other = numbers.comma() ? "." : ",";
        return separator.equals(own)
                        && digits.contains(other)
                        && digits.replace(other, own).matches(numbers.decimal())
                ? "'%s' has '%s' as its decimal mark, and numbers.comma in format.yaml makes it '%s'; correct one of them"
                        .formatted(written, other, own)
                : null;
    }

    private @Nullable String ofPosition(String written) {
        PositionForm form = format.figures().positions();
        Matcher lettered = form.lettered().matcher(written);
        if (!lettered.matches()) {
            return null;
        }
        List<String> own = List.of(form.north(), form.south(), form.west(), form.east());
        String latitude = lettered.group(LATITUDE);
        String longitude = lettered.group(LONGITUDE);
        String wrong = Stream.of(
                        own.subList(0, 2).contains(latitude) ? "" : direction(latitude, own, 0),
                        own.subList(2, 4).contains(longitude) ? "" : direction(longitude, own, 2))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
        // Such as those of the two in each other's place.
        boolean isMisplaced =
                own.subList(2, 4).contains(latitude) || own.subList(0, 2).contains(longitude);
        return wrong.isEmpty() || isMisplaced ? null : "'" + written + "': " + wrong + "; or correct the message";
    }

    private static String direction(String written, List<String> own, int first) {
        return "'%s' is neither '%s' nor '%s': where it is %s, positions.%s in format.yaml is the key for it"
                        .formatted(written, own.get(first), own.get(first + 1), NAMES.get(first), NAMES.get(first))
                + ", where it is %s, positions.%s".formatted(NAMES.get(first + 1), NAMES.get(first + 1));
    }
}
