package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Calendar dates that are of no zone, as of birth. */
final class DateValue implements FieldValue {

    private final DateTimeFormatter form;

    DateValue(String pattern) {
        this.form = LocalTimes.strict(pattern);
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        if (!raw.isTextual() || raw instanceof NumberText) {
            report.fault(FaultCode.SCHEMA, place, null);
            return FAULTY;
        }
        if (raw.textValue().isEmpty()) {
            return null;
        }
        LocalDate date = LocalTimes.date(raw.textValue(), form);
        if (date == null) {
            report.fault(FaultCode.TIME_INVALID, place, raw.textValue());
            return FAULTY;
        }
        return new LocatedText(date.toString(), place);
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        return TextNode.valueOf(form.format(HubTimes.day(hub.textValue())));
    }
}
