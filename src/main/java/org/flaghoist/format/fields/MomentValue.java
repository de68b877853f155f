package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.TimeForm.Fold;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.JsonObjects;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Times of the partner's zone. An hour that does not exist is TIME_INVALID, one that exists twice is TIME_AMBIGUOUS
 * unless flagged, and a false flag is TIME_INVALID at the flag. What would be ambiguous is not written.
 */
final class MomentValue implements FieldValue {

    private final LocalTimes times;
    private final @Nullable Fold fold;

    MomentValue(LocalTimes times, @Nullable Fold fold) {
        this.times = times;
        this.fold = fold;
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        FlaggedTime time = FlaggedTime.of(raw, fold, place, report);
        if (time == null) {
            return FAULTY;
        }
        if (time.text().isEmpty()) {
            return missing(time, report);
        }
        Instant instant = times.withOffset() ? times.withOffset(time.text()) : instant(time, report);
        if (instant == null) {
            report.fault(FaultCode.TIME_INVALID, time.place(), time.text());
            return FAULTY;
        }
        return instant == Instant.MAX ? FAULTY : new LocatedText(instant.toString(), place);
    }

    private static @Nullable JsonNode missing(FlaggedTime time, Report report) {
        if (time.place() == time.whole() && time.flag() == null) {
            return null;
        }
        report.fault(FaultCode.SCHEMA, time.place(), null);
        return FAULTY;
    }

    /** Null for a text that is no time; {@link Instant#MAX} where another fault was reported. */
    private @Nullable Instant instant(FlaggedTime time, Report report) {
        LocalDateTime local = times.local(time.text());
        if (local == null) {
            return null;
        }
        List<ZoneOffset> offsets = times.zone().getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return null;
        }
        if (offsets.size() > 1 && time.flag() == null) {
            report.fault(FaultCode.TIME_AMBIGUOUS, time.place(), time.text());
            return Instant.MAX;
        }
        return flagged(time, local, offsets, report);
    }

    private Instant flagged(FlaggedTime time, LocalDateTime local, List<ZoneOffset> offsets, Report report) {
        for (ZoneOffset offset : offsets) {
            if (time.flag() == null || fold == null) {
                return local.toInstant(offset);
            }
            String flag = times.isSummer(local, offset) ? fold.summer() : fold.winter();
            if (flag.equals(time.flag())) {
                return local.toInstant(offset);
            }
        }
        report.fault(FaultCode.TIME_INVALID, time.flagPlace(), time.text());
        return Instant.MAX;
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        Instant instant = HubTimes.instant(hub.textValue());
        String text = times.written(instant);
        if (times.isUntold(instant, fold != null)) {
            throw new Rejection(FaultCode.TIME_AMBIGUOUS, "", null, "is there twice, and the form cannot say which");
        }
        if (fold == null) {
            return TextNode.valueOf(text);
        }
        String flag = times.isTwice(instant) ? flagOf(instant, fold) : null;
        if (fold.value() == null) {
            return TextNode.valueOf(flag == null ? text : text + flag);
        }
        return withFlag(text, flag, fold);
    }

    private String flagOf(Instant instant, Fold fold) {
        return times.zone().getRules().isDaylightSavings(instant) ? fold.summer() : fold.winter();
    }

    private static JsonNode withFlag(String text, @Nullable String flag, Fold fold) {
        ObjectNode written = JsonObjects.withRoomFor(2);
        written.put(fold.value(), text);
        if (flag != null) {
            boolean asBoolean = flag.equals("true") || flag.equals("false");
            written.set(fold.flag(), asBoolean ? BooleanNode.valueOf(flag.equals("true")) : TextNode.valueOf(flag));
        }
        return written;
    }
}
