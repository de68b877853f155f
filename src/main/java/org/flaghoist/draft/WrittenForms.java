package org.flaghoist.draft;

import static org.flaghoist.draft.MadeText.code;
import static org.flaghoist.draft.MadeText.item;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.definition.PositionForm;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.format.definition.XmlForm;

/** Says how times, numbers, positions and texts are written, and in which charset. */
record WrittenForms(FormatFile format) {

    String text() {
        return charset() + times(format.times()) + numbers() + positions() + texts();
    }

    private String charset() {
        XmlForm xml = format.syntax().xml();
        String taken = xml == null || xml.charsets() == null ? "" : "; taken: " + String.join(", ", xml.charsets());
        return item("Charset: " + format.syntax().usualCharset().name() + taken + ".");
    }

    private String times(TimeForm times) {
        String date = times.date() == null ? times.day() : times.date();
        return item("Times (letters as in Java's `DateTimeFormatter`): " + code(times.moment()) + ", days "
                + code(times.day()) + ", dates " + code(date) + ", "
                + (times.zone() == null ? "zone not written yet" : "of " + times.zone()) + fold(times) + ".");
    }

    private static String fold(TimeForm times) {
        TimeForm.Fold fold = times.fold();
        if (fold == null) {
            return times.noFold() ? "; what is in the hour that is there twice is neither taken nor sent" : "";
        }
        String flags = code(fold.summer()) + " for summer time or " + code(fold.winter()) + " for winter time";
        return "; in the hour that is there twice with " + flags
                + (fold.flag() == null ? " directly behind" : " in " + code(fold.flag()));
    }

    private String numbers() {
        NumberForm numbers = format.figures().numbers();
        if (numbers == null) {
            return item("Numbers are those of " + format.syntax().kind() + ".");
        }
        return item("Numbers match " + code(numbers.decimal()) + ", whole ones " + code(numbers.integer())
                + (numbers.out() == null ? "" : ", those that go out " + code(numbers.out()))
                + "; the decimal mark is a "
                + (numbers.comma() ? "comma" : "point") + grouping(numbers) + ".");
    }

    private static String grouping(NumberForm numbers) {
        String signs = numbers.grouping();
        if (signs == null || signs.isEmpty()) {
            return "";
        }
        String named = signs.codePoints()
                .mapToObj(sign -> Character.toString(sign).isBlank() || Character.isSpaceChar(sign)
                        ? "U+%04X".formatted(sign)
                        : code(Character.toString(sign)))
                .collect(Collectors.joining(" or "));
        return "; between all thousands or none stands " + named
                + (signs.length() > 1 ? ", out always the first of these" : "") + ", which these patterns leave out";
    }

    private String positions() {
        if (!has(EnumSet.of(FieldType.POSITION))) {
            return "";
        }
        PositionForm form = format.figures().positions();
        return item("Positions: "
                + code("43°12'35" + (form.point() ? "." : ",") + "5\"" + form.north() + " 27°55'00\"" + form.east())
                + "; south is " + code(form.south()) + ", west is " + code(form.west()) + ".");
    }

    private String texts() {
        boolean areObjects =
                format.syntax().kind() == SyntaxKind.JSON || format.syntax().kind() == SyntaxKind.XML;
        return areObjects && has(EnumSet.of(FieldType.TEXT))
                ? item("A text has its language in " + code(format.text().language()) + " and its characters in "
                        + code(format.text().text()) + ".")
                : "";
    }

    private boolean has(Set<FieldType> types) {
        return Stream.of(format.notification(), format.receipt(), format.picture())
                .flatMap(fields -> fields.byPath().values().stream())
                .anyMatch(field -> types.contains(field.type()));
    }
}
