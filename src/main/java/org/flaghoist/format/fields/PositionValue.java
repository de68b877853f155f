package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.PositionForm;
import org.flaghoist.format.text.Decimals;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedDecimal;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** A position in degrees, minutes and seconds, with the partner's letters: {@code 43°12'35"N 27°55'00"E}. */
final class PositionValue implements FieldValue {

    private static final int HUB_PLACES = 5;
    /** Places of the seconds that are written. */
    private static final int HUNDREDTHS = 2;

    private static final int PER_MINUTE = 6000;
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final BigDecimal SECONDS = BigDecimal.valueOf(3600);

    private final PositionForm form;
    private final Pattern position;
    private final char mark;

    PositionValue(PositionForm form) {
        this.form = form;
        this.mark = form.point() ? '.' : ',';
        this.position = form.pattern();
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        String text = raw.textValue();
        if (text.isEmpty()) {
            return null;
        }
        Matcher matcher = position.matcher(text);
        if (!matcher.matches()) {
            report.fault(FaultCode.MALFORMED, place, text);
            return FAULTY;
        }
        LocatedObject position = new LocatedObject(place);
        position.set("latitude", degrees(matcher, 1, form.south(), place));
        position.set("longitude", degrees(matcher, 5, form.west(), place));
        return position;
    }

    private JsonNode degrees(Matcher matcher, int group, String negative, Place place) {
        BigDecimal seconds = new BigDecimal(matcher.group(group))
                .multiply(SECONDS)
                .add(new BigDecimal(matcher.group(group + 1)).multiply(SIXTY))
                .add(new BigDecimal(matcher.group(group + 2).replace(mark, '.')));
        BigDecimal degrees = seconds.divide(SECONDS, HUB_PLACES, RoundingMode.HALF_EVEN);
        boolean isNegative = matcher.group(group + 3).equals(negative);
        return new LocatedDecimal(Decimals.plain(isNegative ? degrees.negate() : degrees), place);
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        return TextNode.valueOf(angle(hub.path("latitude").decimalValue(), form.north(), form.south()) + " "
                + angle(hub.path("longitude").decimalValue(), form.east(), form.west()));
    }

    private String angle(BigDecimal degrees, String positive, String negative) {
        long hundredths = degrees.abs()
                .multiply(SECONDS)
                .movePointRight(HUNDREDTHS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValue();
        long minutes = hundredths / PER_MINUTE;
        BigDecimal seconds = BigDecimal.valueOf(hundredths % PER_MINUTE, HUNDREDTHS);
        return minutes / 60 + "°" + twoDigits(minutes % 60) + "'" + seconds(seconds) + "\""
                + (degrees.signum() < 0 ? negative : positive);
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private String seconds(BigDecimal seconds) {
        String text = Decimals.plain(seconds).toPlainString().replace('.', mark);
        return seconds.compareTo(BigDecimal.TEN) < 0 ? "0" + text : text;
    }
}
