package org.flaghoist.picture;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a mark of the map stands.
 *
 * @param latitude in quarters of a degree, as near as one mark can be told from another; null where no position is
 *     given, likewise {@code longitude}
 */
record PictureSpot(
        String type,
        @Nullable String country,
        @Nullable Integer latitude,
        @Nullable Integer longitude) {

    private static final int QUARTER = 250;
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);

    static PictureSpot of(CountedNotification counted) {
        return new PictureSpot(
                counted.type(), counted.country(), quarters(counted.latitude()), quarters(counted.longitude()));
    }

    static @Nullable Integer quarters(@Nullable Integer thousandths) {
        return thousandths == null ? null : Math.floorDiv(thousandths + QUARTER / 2, QUARTER);
    }

    static @Nullable BigDecimal degrees(@Nullable Integer quarters) {
        return quarters == null ? null : BigDecimal.valueOf(quarters).divide(FOUR);
    }
}
