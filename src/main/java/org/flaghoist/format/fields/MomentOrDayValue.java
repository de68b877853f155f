package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.TimeForm.Fold;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.JsonObjects;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** A time or a calendar day in one field, distinguished by their form. */
final class MomentOrDayValue implements FieldValue {

    private final LocalTimes times;
    private final @Nullable Fold fold;
    private final MomentValue moment;
    private final DayValue day;

    MomentOrDayValue(LocalTimes times, @Nullable Fold fold) {
        this.times = times;
        this.fold = fold;
        this.moment = new MomentValue(times, fold);
        this.day = new DayValue(times);
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        FlaggedTime time = FlaggedTime.of(raw, fold, place, report);
        if (time == null) {
            return FAULTY;
        }
        boolean isDay = times.day(time.text()) != null;
        if (isDay && time.flag() != null) {
            report.fault(FaultCode.TIME_INVALID, time.flagPlace(), time.text());
            return FAULTY;
        }
        JsonNode instant = isDay ? dayOf(time, place) : moment.read(raw, field, place, report);
        if (instant == null || instant == FAULTY) {
            return instant;
        }
        LocatedObject value = new LocatedObject(place);
        value.set("instant", instant);
        value.put("precision", isDay ? "DAY" : "MINUTE");
        return value;
    }

    private JsonNode dayOf(FlaggedTime time, Place place) {
        return new LocatedText(
                times.startOf(Objects.requireNonNull(times.day(time.text()))).toString(), place);
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        JsonNode instant = hub.path("instant");
        if (!hub.path("precision").asText().equals("DAY")) {
            return moment.write(instant, field, sender);
        }
        JsonNode written = day.write(instant, field, sender);
        String member = fold == null ? null : fold.value();
        return member == null ? written : JsonObjects.withRoomFor(1).set(member, written);
    }
}
