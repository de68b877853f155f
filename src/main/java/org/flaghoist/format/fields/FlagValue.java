package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** True or false, as JSON has them or by words of a code table. */
final class FlagValue implements FieldValue {

    private final CodeValue words;
    private final Patterns patterns;

    FlagValue(CodeValue words, Patterns patterns) {
        this.words = words;
        this.patterns = patterns;
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        if (field.words().table() != null) {
            JsonNode word = words.read(raw, field, place, report);
            return word == null || word == FAULTY
                    ? word
                    : BooleanNode.valueOf(word.textValue().equals("true"));
        }
        if (raw.isTextual() && raw.textValue().isEmpty() && !(raw instanceof NumberText)) {
            return null;
        }
        if (!raw.isBoolean()
                || (field.shape().pattern() != null
                        && !patterns.get(field.shape().pattern()).matches(raw.asText()))) {
            report.fault(FaultCode.SCHEMA, place, raw.asText());
            return FAULTY;
        }
        return BooleanNode.valueOf(raw.booleanValue());
    }

    @Override
    public @Nullable JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        return field.words().table() == null ? hub : words.write(TextNode.valueOf(hub.asText()), field, sender);
    }
}
