package org.flaghoist.picture;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;

/**
 * What the notifications of a week add up to.
 *
 * @param monday the week's first day
 * @param places what can be told apart on the map
 */
record PictureWeek(
        LocalDate monday,
        Map<PictureOrigin, Map<PictureNumber, PictureSum>> sums,
        Map<PlacedBy, Map<Headline, Long>> places) {

    /** By what the page tells the marks of the map apart. */
    record PlacedBy(PictureOrigin origin, PictureMark mark, PictureSpot spot) {}

    /** By what its notifications are told apart to begin with. */
    record Each(PictureOrigin origin, PictureSpot spot) {

        static Each of(CountedNotification counted) {
            return new Each(PictureOrigin.of(counted), PictureSpot.of(counted));
        }
    }

    static PictureWeek of(LocalDate monday, Map<Each, Map<PictureNumber, PictureSum>> all) {
        PictureWeek week = new PictureWeek(monday, new HashMap<>(), new HashMap<>());
        all.forEach((each, numbers) -> numbers.forEach((number, sum) -> week.add(each, number, sum)));
        return week;
    }

    private void add(Each each, PictureNumber number, PictureSum sum) {
        sums.computeIfAbsent(each.origin(), origin -> new HashMap<>())
                .computeIfAbsent(number, of -> new PictureSum())
                .add(sum.hundredths(), sum.notifications());
        Headline headline = Headline.of(number);
        if (headline != null) {
            places.computeIfAbsent(new PlacedBy(each.origin(), number.mark(), each.spot()), by -> new HashMap<>())
                    .merge(headline, sum.hundredths(), Long::sum);
        }
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
