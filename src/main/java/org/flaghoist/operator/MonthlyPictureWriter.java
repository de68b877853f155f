package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.flaghoist.exchange.PureWork;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureJson;
import org.flaghoist.picture.PictureQuery;

/** Writes what a month adds up to for a partner, in its own form. */
public final class MonthlyPictureWriter {

    private final Picture picture;
    private final Mappings mappings;
    private final Clock clock;

    public MonthlyPictureWriter(Picture picture, Mappings mappings, Clock clock) {
        this.picture = picture;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** Exactly what {@code flaghoist picture --for} says. */
    public ObjectNode numbers(String partner, YearMonth month) {
        PictureQuery query = new PictureQuery(partner, month.atDay(1), month.atEndOfMonth(), Grouping.ALL);
        return PictureJson.of(query, picture.of(query))
                .put("month", month.toString())
                .put("made", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** @throws org.flaghoist.notification.Rejection where the partner's form has no room or no letters for it */
    public byte[] write(String partner, ObjectNode numbers) {
        return PureWork.of(() -> mappings.of(partner).picture(numbers));
    }
}
