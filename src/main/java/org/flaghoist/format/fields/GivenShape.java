package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;

/** What a mapping must give for a field: of another shape a part of it would be left out, or all. */
final class GivenShape {

    private static final String TEXT = "text";

    private GivenShape() {}

    /** @throws UnfitMember for what is no object */
    static void requireMessage(JsonNode given) {
        if (!given.isObject()) {
            throw new UnfitMember("it gives " + kind(given) + ", where a message is an object", null);
        }
    }

    /** @throws UnfitMember for what is no list */
    static void requireList(JsonNode given) {
        if (!given.isArray()) {
            throw new UnfitMember("it gives " + kind(given) + ", where the field takes a list", null);
        }
    }

    /** @throws UnfitMember for what is no value of the field's type */
    static void requireValue(JsonNode given, Field field) {
        if (!fits(given, field)) {
            String type = field.type().name().toLowerCase(Locale.ROOT);
            String due = "where the field takes " + taken(field.type()) + " (type " + type + ")";
            throw new UnfitMember("it gives " + kind(given) + ", " + due, null);
        }
    }

    private static boolean fits(JsonNode given, Field field) {
        return switch (field.type()) {
            case OBJECT -> given.isObject();
            case WORD, LINE, LATIN, MOMENT, DAY, DATE -> given.isTextual();
            // A hub word in a table may be a number or true.
            case CODE, MARKING -> given.isValueNode();
            case FLAG ->
                given.isBoolean() || (given.isTextual() && field.words().table() != null);
            case INTEGER, NUMBER -> given.isNumber();
            case TEXT -> given.size() == 2 && areTexts(given, "language", TEXT);
            case GRADING -> areTexts(given, "source", "information");
            case MOMENT_OR_DAY -> areTexts(given, "instant", "precision");
            case POSITION ->
                given.path("latitude").isNumber() && given.path("longitude").isNumber();
        };
    }

    private static boolean areTexts(JsonNode given, String one, String other) {
        return given.path(one).isTextual() && given.path(other).isTextual();
    }

    private static String taken(FieldType type) {
        return switch (type) {
            case WORD, LINE, LATIN, MOMENT, DAY, DATE -> TEXT;
            case CODE, MARKING -> "a word of the hub's";
            case FLAG -> "true or false";
            case INTEGER, NUMBER -> "a number";
            case TEXT -> "an object of language and text";
            case GRADING -> "an object of source and information";
            case MOMENT_OR_DAY -> "an object of instant and precision";
            case POSITION -> "an object of latitude and longitude";
            case OBJECT -> "an object";
        };
    }

    private static String kind(JsonNode given) {
        return switch (given.getNodeType()) {
            case STRING -> TEXT;
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            default -> "nothing";
        };
    }
}
