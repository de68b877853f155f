package org.flaghoist.picture;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;

/**
 * What the notifications of a week add up to, packed.
 *
 * @param monday the week's first day
 */
record PictureWeek(LocalDate monday, byte[] sums, byte[] places) {

    /** By what its notifications are told apart to begin with. */
    record Each(PictureOrigin origin, PictureSpot spot) {

        static Each of(CountedNotification counted) {
            return new Each(PictureOrigin.of(counted), PictureSpot.of(counted.latitude(), counted.longitude()));
        }
    }

    static PictureWeek of(LocalDate monday, Map<Each, Map<PictureNumber, PictureSum>> all) {
        Map<PictureOrigin, Map<PictureNumber, PictureSum>> sums = new HashMap<>();
        Map<PictureOrigin, Map<PackedPlaces.At, HeadlineSums>> places = new HashMap<>();
        all.forEach((each, numbers) -> numbers.forEach((number, sum) -> {
            sums.computeIfAbsent(each.origin(), origin -> new HashMap<>())
                    .computeIfAbsent(number, of -> new PictureSum())
                    .add(sum.hundredths(), sum.notifications());
            Headline headline = Headline.of(number);
            if (headline != null) {
                places.computeIfAbsent(each.origin(), origin -> new HashMap<>())
                        .computeIfAbsent(new PackedPlaces.At(number.mark(), each.spot()), at -> new HeadlineSums())
                        .add(headline, sum.hundredths());
            }
        }));
        return new PictureWeek(monday, PackedSums.of(sums), PackedPlaces.of(places));
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
