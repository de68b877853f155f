package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.ZoneId;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Calendar days: the first instant of the partner's local day; written as the sender's calendar day. */
final class DayValue implements FieldValue {

    private final LocalTimes times;

    DayValue(LocalTimes times) {
        this.times = times;
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
        LocalDate day = times.day(raw.textValue());
        if (day == null) {
            report.fault(FaultCode.TIME_INVALID, place, raw.textValue());
            return FAULTY;
        }
        return new LocatedText(times.startOf(day).toString(), place);
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        return TextNode.valueOf(times.writtenDay(HubTimes.instant(hub.textValue()), sender));
    }
}
