package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/**
 * Times of the partner's zone. An hour that does not exist is TIME_INVALID, one that exists twice is TIME_AMBIGUOUS
 * unless marked, and a mark that is not true is TIME_INVALID at the mark.
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
        MarkedText time = MarkedText.of(raw, fold, place, report);
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

    private static @Nullable JsonNode missing(MarkedText time, Report report) {
        if (time.place() == time.whole() && time.mark() == null) {
            return null;
        }
        report.fault(FaultCode.SCHEMA, time.place(), null);
        return FAULTY;
    }

    /** Null for a text that is no time; {@link Instant#MAX} where another fault was reported. */
    private @Nullable Instant instant(MarkedText time, Report report) {
        LocalDateTime local = times.local(time.text());
        if (local == null) {
            return null;
        }
        List<ZoneOffset> offsets = times.zone().getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return null;
        }
        if (offsets.size() > 1 && time.mark() == null) {
            report.fault(FaultCode.TIME_AMBIGUOUS, time.place(), time.text());
            return Instant.MAX;
        }
        return marked(time, local, offsets, report);
    }

    private Instant marked(MarkedText time, LocalDateTime local, List<ZoneOffset> offsets, Report report) {
        for (ZoneOffset offset : offsets) {
            if (time.mark() == null || fold == null) {
                return local.toInstant(offset);
            }
            String mark = times.isSummer(local, offset) ? fold.summer() : fold.winter();
            if (mark.equals(time.mark())) {
                return local.toInstant(offset);
            }
        }
        report.fault(FaultCode.TIME_INVALID, time.markPlace(), time.text());
        return Instant.MAX;
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        Instant instant = Instant.parse(hub.textValue());
        String text = times.written(instant);
        if (fold == null) {
            return TextNode.valueOf(text);
        }
        String mark = times.isTwice(instant) ? markOf(instant, fold) : null;
        if (fold.value() == null) {
            return TextNode.valueOf(mark == null ? text : text + mark);
        }
        return withMark(text, mark, fold);
    }

    private String markOf(Instant instant, Fold marks) {
        return times.zone().getRules().isDaylightSavings(instant) ? marks.summer() : marks.winter();
    }

    private static JsonNode withMark(String text, @Nullable String mark, Fold marks) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        written.put(marks.value(), text);
        if (mark != null) {
            boolean flag = mark.equals("true") || mark.equals("false");
            written.set(marks.mark(), flag ? BooleanNode.valueOf(mark.equals("true")) : TextNode.valueOf(mark));
        }
        return written;
    }
}
