package org.flaghoist.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.flaghoist.database.Conditions;
import org.jspecify.annotations.Nullable;

/**
 * Where a notification is sought; null for anywhere.
 *
 * @param isGiven whether a position is given
 * @param latitude of a mark on the map, likewise {@code longitude}
 */
public record BehindPlace(
        @Nullable Boolean isGiven,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {

    private static final BigDecimal FOUR = BigDecimal.valueOf(4);

    boolean isAny() {
        return isGiven == null && latitude == null && longitude == null;
    }

    boolean isMeant(PictureSpot spot) {
        return (isGiven == null || isGiven == spot.isGiven())
                && is(latitude, spot.north())
                && is(longitude, spot.east());
    }

    private static boolean is(@Nullable BigDecimal asked, @Nullable BigDecimal given) {
        return asked == null || (given != null && asked.compareTo(given) == 0);
    }

    /** The same for the database, which finds the mark that is nearest to what is asked for. */
    void narrow(Conditions facts) {
        facts.and("(f.latitude is not null) = :given", "given", isGiven);
        narrow(facts, "latitude", latitude);
        narrow(facts, "longitude", longitude);
    }

    private static void narrow(Conditions facts, String column, @Nullable BigDecimal degrees) {
        if (degrees != null) {
            int quarters =
                    degrees.multiply(FOUR).setScale(0, RoundingMode.HALF_EVEN).intValue();
            facts.and("f." + column + " >= :least_" + column, "least_" + column, PictureSpot.least(quarters));
            facts.and("f." + column + " < :beyond_" + column, "beyond_" + column, PictureSpot.least(quarters + 1));
        }
    }
}
