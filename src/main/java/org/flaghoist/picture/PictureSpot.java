package org.flaghoist.picture;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a mark of the map stands.
 *
 * @param latitude in quarters of a degree, as near as one mark can be told from another, likewise {@code longitude}
 */
record PictureSpot(int latitude, int longitude) {

    /** No position is given. */
    static final PictureSpot NONE = new PictureSpot(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final int QUARTER = 250;
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);

    /** @param latitude in thousandths of a degree; null where none is given, likewise {@code longitude} */
    static PictureSpot of(@Nullable Integer latitude, @Nullable Integer longitude) {
        return latitude == null || longitude == null ? NONE : new PictureSpot(quarters(latitude), quarters(longitude));
    }

    static PictureSpot read(PackedReader in) {
        return in.count() == 0 ? NONE : new PictureSpot(in.count(), in.count());
    }

    void write(PackedWriter out) {
        out.number(isGiven() ? 1 : 0);
        if (isGiven()) {
            out.number(latitude);
            out.number(longitude);
        }
    }

    boolean isGiven() {
        return !equals(NONE);
    }

    private static int quarters(int thousandths) {
        return Math.floorDiv(thousandths + QUARTER / 2, QUARTER);
    }

    /** From where on a position is nearest to so many quarters, in thousandths of a degree. */
    static int least(int quarters) {
        return quarters * QUARTER - QUARTER / 2;
    }

    /** In degrees; null where none is given. */
    @Nullable
    BigDecimal north() {
        return isGiven() ? BigDecimal.valueOf(latitude).divide(FOUR) : null;
    }

    /** In degrees; null where none is given. */
    @Nullable
    BigDecimal east() {
        return isGiven() ? BigDecimal.valueOf(longitude).divide(FOUR) : null;
    }
}
