package org.flaghoist.picture;

import java.time.LocalDate;
import org.flaghoist.database.Conditions;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications a picture is of; null for any.
 *
 * @param country a code; {@link #NO_COUNTRY} for those that name none
 * @param since on which day it happened, or later; likewise {@code until}, or earlier
 */
public record PictureFilter(
        @Nullable String sender,
        @Nullable String type,
        @Nullable String country,
        @Nullable PictureMark mark,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    public static final String NO_COUNTRY = "-";

    private static final String HELD =
            "f.entry in (select waiting.entry from delivery waiting where waiting.state = :held)";

    static PictureFilter days(@Nullable LocalDate since, @Nullable LocalDate until) {
        return new PictureFilter(null, null, null, null, since, until);
    }

    /** The same of some days only; null for all before, or after. */
    PictureFilter within(@Nullable LocalDate first, @Nullable LocalDate last) {
        LocalDate from = since == null || (first != null && first.isAfter(since)) ? first : since;
        LocalDate to = until == null || (last != null && last.isBefore(until)) ? last : until;
        return new PictureFilter(sender, type, country, mark, from, to);
    }

    /** For the database: of a mark it lets through all that may have it, which is known when the rows are read. */
    Conditions conditions() {
        return new Conditions()
                .and("f.day >= :since", "since", since == null ? null : since.toEpochDay())
                .and("f.day <= :until", "until", until == null ? null : until.toEpochDay())
                .and("e.sender = :sender", "sender", sender)
                .and("e.type = :type", "type", type)
                .and("coalesce(f.country, '" + NO_COUNTRY + "') = :country", "country", country)
                .and(
                        "f.suspected_false = :suspected",
                        "suspected",
                        mark == null ? null : mark == PictureMark.SUSPECTED_FALSE)
                .and(HELD, "held", mark == PictureMark.HELD ? "HELD" : null);
    }

    boolean isMeant(PictureMark of) {
        return mark == null || mark == of;
    }
}
