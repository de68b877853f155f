package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.format.text.Script;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.UnfitLetters;
import org.jspecify.annotations.Nullable;

/** Words and short texts on one line. */
final class WordValue implements FieldValue {

    private final FieldType type;
    private final Patterns patterns;

    WordValue(FieldType type, Patterns patterns) {
        this.type = type;
        this.patterns = patterns;
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        if (!raw.isTextual() || raw instanceof NumberText) {
            report.fault(FaultCode.SCHEMA, place, null);
            return FAULTY;
        }
        String text = type == FieldType.WORD ? raw.textValue() : withoutSpacesAtEnds(raw.textValue());
        if (text.isEmpty()) {
            return null;
        }
        FaultCode fault = fault(text, field);
        if (fault != null) {
            report.fault(fault, place, text);
            return FAULTY;
        }
        if (type == FieldType.LATIN && !Script.isOnly(text, "Latn")) {
            place.faults().add(Fault.of(new UnfitLetters(Script.names(text), Script.name("Latn")), place));
            return FAULTY;
        }
        return new LocatedText(text, place);
    }

    private @Nullable FaultCode fault(String text, Field field) {
        if (type != FieldType.WORD && hasForbiddenInLine(text)) {
            return FaultCode.MALFORMED;
        }
        boolean fits = field.shape().pattern() == null
                || patterns.get(field.shape().pattern()).matches(text);
        return fits ? null : FaultCode.SCHEMA;
    }

    private static boolean hasForbiddenInLine(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (isForbiddenInLine(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isForbiddenInLine(char character) {
        return character == '\n' || character == '\r' || character == 0x200E || character == 0x200F;
    }

    private static String withoutSpacesAtEnds(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == ' ') {
            from++;
        }
        while (to > from && text.charAt(to - 1) == ' ') {
            to--;
        }
        return text.substring(from, to);
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        return hub instanceof TextNode ? hub : TextNode.valueOf(hub.textValue());
    }
}
