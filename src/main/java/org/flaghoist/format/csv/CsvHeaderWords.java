package org.flaghoist.format.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.format.syntax.TextTable;
import org.flaghoist.format.text.AsciiBytes;
import org.flaghoist.format.text.InvisibleSign;
import org.flaghoist.notification.MeantName;
import org.jspecify.annotations.Nullable;

/** Says of a header that was refused what is wrong with it. */
record CsvHeaderWords(Fields fields, char separator) {

    private static final int MOST = 5;
    private static final int LONGEST = 40;
    private static final String AS_DECLARED = "correct the message, or the columns in format.yaml";

    /** Null where nothing is wrong that could be seen in the text. */
    @Nullable
    Explanation of(String text) {
        CsvCutter cutter = new CsvCutter(AsciiBytes.of(text), 0, separator);
        if (!cutter.hasNext()) {
            return whole("is empty; it must begin with the header, which names the columns");
        }
        CsvRecord record = cutter.next(cell -> {});
        if (record.length() == 0) {
            return whole("the first line is empty, and the header must stand there, which names the columns");
        }
        CsvSeparators separators = new CsvSeparators(separator, fields.names());
        Character other = separators.other(text);
        if (other != null) {
            return whole("the columns are separated by %s, and csv.separator in format.yaml is %s; %s"
                    .formatted(TextTable.shown(other), TextTable.shown(separator), "correct the one that is wrong"));
        }
        return record.wellFormed()
                ? ofNames(separators.names(text, separator).toList())
                : whole("has a quote that stands within a name, or is not closed; put the whole name in quotes, and"
                        + " double the one within");
    }

    private static Explanation whole(String words) {
        return new Explanation(null, words);
    }

    private @Nullable Explanation ofNames(List<String> names) {
        Set<String> before = new HashSet<>();
        for (String name : names) {
            if (fields.get(name) == null) {
                return new Explanation(shown(name), unknown(name, names));
            }
            if (!before.add(name)) {
                return new Explanation(
                        name,
                        "is there twice, as column %d and %d; leave one out"
                                .formatted(names.indexOf(name) + 1, names.lastIndexOf(name) + 1));
            }
        }
        return fields.names().stream()
                .filter(name -> !before.contains(name) && isRequired(fields.get(name)))
                .findFirst()
                .map(name -> new Explanation(
                        name,
                        "is not in the header, and must be; add the column, or correct format.yaml if it may be left"
                                + " out"))
                .orElse(null);
    }

    private static boolean isRequired(@Nullable Field field) {
        return Objects.requireNonNull(field).presence().required();
    }

    private String unknown(String name, List<String> names) {
        if (name.isEmpty()) {
            return "column %d has no name; %s".formatted(names.indexOf(name) + 1, AS_DECLARED);
        }
        OptionalInt sign = unseen(name);
        if (sign.isPresent()) {
            return "is no column of format.yaml; it has a character that nobody sees (%s): remove it"
                    .formatted(InvisibleSign.named(sign.getAsInt()));
        }
        List<String> left =
                fields.names().stream().filter(each -> !names.contains(each)).toList();
        String meant = MeantName.of(name, left);
        return "is no column of format.yaml; "
                + (meant == null ? lacking(left) : "did you mean '" + meant + "'? Else ")
                + AS_DECLARED;
    }

    private static OptionalInt unseen(String name) {
        OptionalInt blank = name.codePoints()
                .filter(sign -> sign != ' ' && (Character.isSpaceChar(sign) || Character.isISOControl(sign)))
                .findFirst();
        return blank.isPresent() ? blank : InvisibleSign.in(name);
    }

    private static String lacking(List<String> left) {
        if (left.isEmpty()) {
            return "all columns that it names are there; ";
        }
        String more = left.size() > MOST ? " and " + (left.size() - MOST) + " more" : "";
        return "those that the header lacks: "
                + String.join(", ", left.stream().limit(MOST).toList()) + more + "; ";
    }

    private static @Nullable String shown(String name) {
        if (name.isEmpty()) {
            return null;
        }
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "..";
    }
}
