package org.flaghoist.draft;

import static org.flaghoist.draft.MadeText.code;
import static org.flaghoist.draft.MadeText.item;
import static org.flaghoist.draft.MadeText.quoted;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.RecordLayout;

/** Says how a file of fixed-width records is laid out: its records, groups, header and trailer. */
record RecordsContract(FormatFile format, RecordLayout layout) {

    private static final List<String> HEADER = List.of("sender", "number of the file", "time");
    private static final List<String> TRAILER = List.of("records before it", "CRC-32 of all bytes before it");
    private static final List<String> TEXT = List.of(
            "purpose",
            "number of the text in its purpose",
            "number of the line in the text",
            "language",
            "`1`: a line break follows, `0`: none",
            "bytes used of the characters",
            "characters");

    String text() {
        StringBuilder text = new StringBuilder();
        addFile(text);
        addValues(text);
        text.append("\n| record | its fields and their bytes, in order |\n|---|---|\n");
        row(text, "header", layout.headerLetter(), parts(layout.header(), HEADER));
        addRecords(text, "", format.notification());
        row(text, "line of a text", layout.textLetter(), parts(layout.text(), TEXT));
        addRecords(text, "receipt: ", format.receipt());
        addRecords(text, "monthly picture: ", format.picture());
        row(text, "trailer", layout.trailerLetter(), parts(layout.trailer(), TRAILER));
        return text.toString();
    }

    private void addFile(StringBuilder text) {
        text.append(item("Each record has " + layout.length() + " bytes, then CR LF. A character is one byte, and the"
                + " first is the kind of the record; its fields follow, and spaces to its end."));
        text.append(item("A file is one " + code(layout.headerLetter()) + ", groups, and one "
                + code(layout.trailerLetter()) + ". A group is a message: the record "
                + code(lead(format.notification())) + " and all up to the next of these. In, the others of a group"
                + " stand in any order; out, in that of the table, and one group is a file."));
        text.append(item("The header's sender is " + code(layout.sender()) + ", its time is written as "
                + code(layout.time()) + ". The trailer's CRC-32 (as in zip) is hexadecimal, out in capitals."));
        text.append(item("A text is made of records " + code(layout.textLetter()) + " of the purpose that its name"
                + " ends with; longer lines go on in the next record." + mostLines()));
    }

    private String mostLines() {
        return layout.mostLines().isEmpty()
                ? ""
                : " Of "
                        + new TreeMap<>(layout.mostLines())
                                .entrySet().stream()
                                        .map(most -> code(most.getKey()) + " a group has at most " + most.getValue())
                                        .collect(Collectors.joining(", of "))
                        + ".";
    }

    private void addValues(StringBuilder text) {
        text.append(item("Numbers are digits, filled with zeros from the left"
                + (layout.signed().isEmpty()
                        ? ""
                        : "; " + quoted(new TreeSet<>(layout.signed())) + " begin with `+` or `-`")
                + ". All else stands left, filled with spaces. A field of spaces is not there."));
        new TreeMap<>(layout.words())
                .forEach((field, width) -> text.append(
                        item(code(field) + " holds words of " + width + " bytes each, one behind the other.")));
        if (!layout.cut().isEmpty()) {
            text.append(item("Out, " + quoted(new TreeSet<>(layout.cut()))
                    + " are cut to their width; others that are too long are not sent (`TOO_LONG`)."));
        }
        layout.onlyWith()
                .forEach(only -> text.append(item(code(only.from()) + " and all behind it are there only where "
                        + code(only.field()) + " is " + code(only.word()) + ".")));
    }

    private static char lead(Fields fields) {
        return fields.byName().entrySet().stream()
                .filter(entry -> !isApart(entry.getValue()))
                .map(entry -> entry.getKey().charAt(0))
                .findFirst()
                .orElse(' ');
    }

    private static boolean isApart(Field field) {
        return field.type() == FieldType.OBJECT || field.type() == FieldType.TEXT;
    }

    private void addRecords(StringBuilder text, String of, Fields fields) {
        if (!fields.isEmpty()) {
            row(text, of + "begins a group", lead(fields), widths(fields));
            fields.byName().forEach((name, field) -> {
                char letter = name.charAt(0);
                if (field.type() == FieldType.OBJECT && letter != layout.headerLetter()) {
                    row(text, of + (field.list() ? "any number" : "at most one"), letter, widths(field.members()));
                }
            });
        }
    }

    private static List<String> widths(Fields fields) {
        return fields.byName().entrySet().stream()
                .filter(entry -> !isApart(entry.getValue()))
                .map(entry ->
                        code(entry.getKey()) + " " + entry.getValue().shape().width())
                .toList();
    }

    private static List<String> parts(Map<String, Integer> widths, List<String> what) {
        List<String> parts = new ArrayList<>();
        Iterator<String> meanings = what.iterator();
        widths.forEach((name, width) ->
                parts.add(code(name) + " " + width + (meanings.hasNext() ? " (" + meanings.next() + ")" : "")));
        return parts;
    }

    private static void row(StringBuilder text, String what, char letter, List<String> fields) {
        text.append("| ").append(code(letter)).append(' ').append(what).append(" | ");
        text.append(String.join(", ", fields)).append(" |\n");
    }
}
