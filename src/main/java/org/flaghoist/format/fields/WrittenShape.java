package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Locale;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Field.ListRules;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.UnfitField;
import org.jspecify.annotations.Nullable;

/** Holds what is written against the pattern, the width and the list rules of its field. Thread-safe. */
final class WrittenShape {

    private final Patterns patterns = new Patterns();
    private final @Nullable NumberForm numbers;
    private final String textMember;
    private final boolean isRecords;
    /** JSON and XML, which have neither cells nor records. */
    private final boolean hasWidths;

    WrittenShape(FormatFile format) {
        SyntaxKind kind = format.syntax().kind();
        this.numbers = format.figures().numbers();
        this.textMember = format.text().text();
        this.isRecords = kind == SyntaxKind.RECORDS;
        // Of a column or record, the width is that of the whole cell or place, which its syntax knows.
        this.hasWidths = kind == SyntaxKind.JSON || kind == SyntaxKind.XML;
    }

    void check(JsonNode written, String name, Field field, MessageWriting writing) {
        JsonNode characters = field.type() == FieldType.TEXT ? written.path(textMember) : written;
        if (!characters.isValueNode()) {
            return;
        }
        Integer width = hasWidths ? field.shape().width() : null;
        if (width != null && length(characters.asText()) > width) {
            String why = UnfitField.tooLong(length(characters.asText()), width);
            writing.misfit(FaultCode.TOO_LONG, name, null, writing.unfit(name, "width", why));
        }
        String pattern = isNumber(field) ? ofNumber(field) : field.shape().pattern();
        String value = writing.isPersonal(field) ? null : characters.asText();
        if (pattern != null && !patterns.get(pattern).matches(formOf(characters.asText(), field))) {
            UnfitField unfit = writing.unfit(name, rule(field), UnfitField.unlike(pattern, value));
            writing.misfit(FaultCode.SCHEMA, name, "does not match its pattern in format.yaml", unfit);
        } else if (field.type() == FieldType.INTEGER && written.isBigDecimal() && isFraction(written)) {
            UnfitField unfit = writing.unfit(name, "type", UnfitField.is(value, "is no whole number"));
            writing.misfit(FaultCode.SCHEMA, name, "is no whole number", unfit);
        } else if (isOnOneLine(field) && !writing.isOfTheHub() && hasControl(characters.asText())) {
            String why = "has a line break or another control character, which a " + typeOf(field) + " cannot have";
            writing.misfit(FaultCode.SCHEMA, name, "has a control character", writing.unfit(name, "type", why));
        }
    }

    // JSON and XML write the characters of a word as they are; what reads cells and records would refuse it.
    private boolean isOnOneLine(Field field) {
        return switch (field.type()) {
            case LINE, LATIN -> true;
            case WORD -> !hasWidths;
            default -> false;
        };
    }

    private static String typeOf(Field field) {
        return field.type().name().toLowerCase(Locale.ROOT);
    }

    private static boolean hasControl(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isISOControl(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private String rule(Field field) {
        return numbers == null || !isNumber(field) || field.shape().pattern() != null
                ? "pattern"
                : numbers.rule(field.type() == FieldType.INTEGER);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isFraction(JsonNode written) {
        return written.decimalValue().scale() > 0;
    }

    private static boolean isNumber(Field field) {
        return field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
    }

    /** Null for JSON's own numbers, and in records, where a number has its form when it is filled. */
    private @Nullable String ofNumber(Field field) {
        if (numbers == null || isRecords) {
            return null;
        }
        return field.shape().pattern() == null
                ? numbers.written(field.type() == FieldType.INTEGER)
                : field.shape().pattern();
    }

    // A pattern is that of the number without separators, of which the first is written.
    private String formOf(String characters, Field field) {
        String grouping = numbers == null ? null : numbers.grouping();
        return grouping == null || !isNumber(field) || field.number().plain()
                ? characters
                : characters.replace(grouping.substring(0, 1), "");
    }

    /** @param given what {@code written} was made of */
    void checkList(ArrayNode written, JsonNode given, String name, Field field, MessageWriting writing) {
        ListRules rules = field.elements();
        if (rules.max() != null && written.size() > rules.max() && counted(written, given, writing) > rules.max()) {
            String why = "has " + counted(written, given, writing) + " elements, and may have " + rules.max();
            writing.misfit(
                    FaultCode.SCHEMA, name, "more elements than 'max' in format.yaml", writing.unfit(name, "max", why));
        }
        if (rules.exclusive() != null && written.size() > 1 && has(given, rules.exclusive())) {
            String why = "has '" + rules.exclusive() + "', which must be the only one, and more";
            writing.misfit(
                    FaultCode.SCHEMA,
                    name,
                    "more than its 'exclusive' in format.yaml",
                    writing.unfit(name, "exclusive", why));
        }
    }

    private static int counted(ArrayNode written, JsonNode given, MessageWriting writing) {
        int counted = written.size();
        for (JsonNode element : given) {
            counted -= writing.isAdded(element) ? 1 : 0;
        }
        return counted;
    }

    private static boolean has(JsonNode given, String word) {
        for (JsonNode element : given) {
            if (element.asText().equals(word)) {
                return true;
            }
        }
        return false;
    }
}
