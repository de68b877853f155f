package org.flaghoist.picture;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the notifications of a week add up to.
 *
 * @param days those on which there is something
 */
record PictureWeek(LocalDate monday, Map<LocalDate, PackedPicture> days, PackedPicture whole) {

    /** By what its notifications are told apart to begin with. */
    record Daily(LocalDate day, PackedPicture.Each each) {

        static Daily of(CountedNotification counted) {
            return new Daily(counted.day(), PackedPicture.Each.of(counted));
        }
    }

    static PictureWeek of(LocalDate monday, Map<Daily, Map<PictureNumber, PictureSum>> all) {
        PackedPicture.Parts whole = new PackedPicture.Parts();
        Map<LocalDate, PackedPicture.Parts> parts = new TreeMap<>();
        all.forEach((of, numbers) -> {
            PackedPicture.Parts day = parts.computeIfAbsent(of.day(), each -> new PackedPicture.Parts());
            numbers.forEach((number, sum) -> {
                day.add(of.each(), number, sum);
                whole.add(of.each(), number, sum);
            });
        });
        Map<LocalDate, PackedPicture> days = new TreeMap<>();
        parts.forEach((day, part) -> days.put(day, part.packed()));
        return new PictureWeek(monday, days, whole.packed());
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
