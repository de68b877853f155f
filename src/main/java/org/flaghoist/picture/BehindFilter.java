package org.flaghoist.picture;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications are behind a number; null for any.
 *
 * @param measure as a row of the picture has it
 * @param placed whether a position is given
 * @param latitude of a mark on the map, likewise {@code longitude}
 */
public record BehindFilter(
        PictureFilter within,
        @Nullable String measure,
        @Nullable String kind,
        @Nullable String route,
        @Nullable String currency,
        @Nullable Boolean placed,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {

    private static final String PRICES = PictureNumber.PRICE + "_";

    boolean isMeant(CountedNotification counted) {
        return isAt(PictureSpot.of(counted.latitude(), counted.longitude()));
    }

    boolean isPrice() {
        return measure != null && measure.startsWith(PRICES);
    }

    /** Whether it is about a place. */
    boolean isPlaced() {
        return placed != null || latitude != null || longitude != null;
    }

    boolean isAt(PictureSpot spot) {
        return (placed == null || placed == spot.isGiven())
                && isAt(latitude, spot.north())
                && isAt(longitude, spot.east());
    }

    private static boolean isAt(@Nullable BigDecimal asked, @Nullable BigDecimal given) {
        return asked == null || (given != null && asked.compareTo(given) == 0);
    }

    boolean isMeant(PictureNumber number) {
        String sought = isPrice() ? PictureNumber.PRICE : measure;
        return (sought == null
                        ? number.measure().equals(PictureNumber.NOTIFICATION)
                        : number.measure().equals(sought))
                && is(kind, number.kind())
                && is(route, number.route())
                && is(currency, number.currency());
    }

    private static boolean is(@Nullable String asked, @Nullable String given) {
        return asked == null || asked.equals(given);
    }
}
