package org.flaghoist.picture;

import java.time.LocalDate;
import org.flaghoist.database.Conditions;

/** Which notifications are behind a number. */
public record BehindFilter(PictureFilter within, BehindNumber number, BehindPlace place) {

    boolean isMeant(CountedNotification counted) {
        return place.isMeant(PictureSpot.of(counted.latitude(), counted.longitude()));
    }

    /** Which facts of a day have to be read for it. */
    Conditions of(LocalDate day) {
        Conditions facts = within.within(day, day).conditions();
        number.narrow(facts);
        place.narrow(facts);
        return facts;
    }
}
