package org.flaghoist.picture;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.flaghoist.database.NullableNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * On which days there may be something of a number, the last one first. The facts of the weeks in which there is
 * nothing, by what is kept of them, need not be read.
 */
final class DaysBehind {

    private static final int DAYS = 7;

    private static final String CHANGED = "select max(day) as day from picture_change where day <= ?";
    private static final String KEPT =
            "select monday, sums, places from picture_week where monday <= ? order by monday desc limit 1";

    /** Of the same week the one that is to be looked at. */
    private static final Comparator<Week> LATER =
            Comparator.comparing(Week::monday).thenComparing(Week::isMeant);

    private final JdbcClient sql;
    private final BehindFilter filter;
    private @Nullable LocalDate monday;

    DaysBehind(JdbcClient sql, BehindFilter filter) {
        this.sql = sql;
        this.filter = filter;
    }

    /**
     * A day.
     *
     * @param isMeant whether there may be something on it; else there is nothing on it, nor later in that week
     */
    record Day(LocalDate day, boolean isMeant) {}

    private record Week(LocalDate monday, boolean isMeant) {

        Day last(LocalDate day) {
            LocalDate sunday = monday.plusDays(DAYS - 1L);
            return isMeant ? new Day(sunday.isBefore(day) ? sunday : day, true) : new Day(monday, false);
        }
    }

    /** The last one up to this. */
    Optional<Day> upTo(LocalDate day) {
        if (monday == null || day.isBefore(monday)) {
            Optional<Week> week = week(day);
            monday = week.filter(Week::isMeant).map(Week::monday).orElse(null);
            return week.map(one -> one.last(day)).filter(this::isNotTooEarly);
        }
        return Optional.of(new Day(day, true)).filter(this::isNotTooEarly);
    }

    private boolean isNotTooEarly(Day one) {
        LocalDate since = filter.within().since();
        return since == null || !one.day().isBefore(since);
    }

    private Optional<Week> week(LocalDate day) {
        // First what has changed: what is kept of it meanwhile is read as it is then.
        Optional<Week> changed = sql.sql(CHANGED)
                .param(day.toEpochDay())
                .query((row, number) -> Optional.ofNullable(NullableNumbers.number(row, "day")))
                .single()
                .map(last -> new Week(PictureWeek.monday(LocalDate.ofEpochDay(last)), true));
        Optional<Week> kept = sql.sql(KEPT)
                .param(day.toEpochDay())
                .query((row, number) -> new Week(
                        LocalDate.ofEpochDay(row.getLong("monday")),
                        isMeant(row.getBytes("sums"), row.getBytes("places"))))
                .optional();
        return Stream.of(changed, kept).flatMap(Optional::stream).max(LATER);
    }

    private boolean isMeant(byte[] sums, byte[] places) {
        AtomicBoolean isNumber = new AtomicBoolean();
        PackedSums.read(sums, filter.within(), (origin, number, sum) -> {
            if (filter.number().isMeant(number)) {
                isNumber.setPlain(true);
            }
        });
        if (!isNumber.getPlain() || filter.place().isAny()) {
            return isNumber.getPlain();
        }
        AtomicBoolean isPlace = new AtomicBoolean();
        PackedPlaces.read(places, filter.within(), (origin, at, numbers) -> {
            if (filter.place().isMeant(at.spot())) {
                isPlace.setPlain(true);
            }
        });
        return isPlace.getPlain();
    }
}
