package org.flaghoist.picture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.flaghoist.database.Conditions;
import org.flaghoist.facts.Measure;
import org.jspecify.annotations.Nullable;

/** Which facts of a day have to be read for a number, by what the database can tell: all that are meant, and more. */
final class FactsBehind {

    /** Others might mean something in a pattern. */
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]+");

    private static final String HELD =
            "f.entry in (select waiting.entry from delivery waiting where waiting.state = :held)";

    private static final BigDecimal FOUR = BigDecimal.valueOf(4);

    private FactsBehind() {}

    static Conditions of(BehindFilter filter, LocalDate day) {
        PictureFilter within = filter.within();
        PictureMark mark = within.mark();
        String measure = filter.measure();
        Conditions all = within.within(day, day)
                .conditions()
                .and("(f.latitude is not null) = :placed", "placed", filter.placed())
                .and(
                        "f.suspected_false = :suspected",
                        "suspected",
                        mark == null ? null : mark == PictureMark.SUSPECTED_FALSE)
                .and(HELD, "held", mark == PictureMark.HELD ? "HELD" : null)
                .and("f.numbers like :numbers", "numbers", numbers(measure, filter.kind()))
                .and("(f.price is not null) = :priced", "priced", filter.isPrice() ? true : null);
        at(all, "latitude", filter.latitude());
        at(all, "longitude", filter.longitude());
        return all;
    }

    private static void at(Conditions all, String column, @Nullable BigDecimal degrees) {
        if (degrees != null) {
            int quarters =
                    degrees.multiply(FOUR).setScale(0, RoundingMode.HALF_EVEN).intValue();
            all.and("f." + column + " >= :least_" + column, "least_" + column, PictureSpot.least(quarters));
            all.and("f." + column + " < :beyond_" + column, "beyond_" + column, PictureSpot.least(quarters + 1));
        }
    }

    /** As the facts have them in JSON; null where they do not say it there. */
    private static @Nullable String numbers(@Nullable String measure, @Nullable String kind) {
        if (PictureNumber.CROSSINGS.equals(measure)) {
            return "%\"" + Measure.VESSEL + "\",%";
        }
        if (Arrays.stream(Measure.values()).noneMatch(each -> each.name().equals(measure))) {
            return null;
        }
        return kind != null && CODE.matcher(kind).matches()
                ? "%\"" + measure + "\",\"" + kind + "\",%"
                : "%\"" + measure + "\",%";
    }
}
