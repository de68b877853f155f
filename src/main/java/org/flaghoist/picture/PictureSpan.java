package org.flaghoist.picture;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The weeks that a filter is about, and the days at its ends that are no whole week.
 *
 * @param weeks from the first day of the first to the last day of the last
 */
record PictureSpan(JdbcClient sql, PictureFilter filter, Days weeks, List<Days> parts) {

    private static final int WEEK = 7;

    /** Before and after all that can have happened; Mondays, so that no week is left in part. */
    private static final LocalDate START = PictureWeek.monday(LocalDate.of(-99_999, 1, 1));

    private static final LocalDate END = PictureWeek.monday(LocalDate.of(99_999, 1, 1));

    private static final String WEEK_SUMS =
            "select monday as day, sums from picture_week where monday >= ? and monday < ?";
    private static final String DAY_SUMS = "select day, sums from picture_day where day >= ? and day < ?";

    /** One statement: whatever is written meanwhile, no week comes twice, or not at all. */
    private static final String WEEK_PLACES = "with whole as (select b.id, b.places from picture_block b"
            + " where b.first >= :first and b.last < :end"
            + " and b.weeks = (select count(*) from picture_week w where w.block = b.id))"
            + " select places from whole union all select places from picture_week"
            + " where monday >= :first and monday < :end and (block is null or block not in (select id from whole))";

    private static final String DAY_PLACES = "select places from picture_day where day >= :first and day < :end";

    /**
     * Since the epoch.
     *
     * @param end the day after the last of them
     */
    record Days(int first, int end) {

        private static Days of(LocalDate first, LocalDate end) {
            return new Days(Math.toIntExact(first.toEpochDay()), Math.toIntExact(end.toEpochDay()));
        }

        private boolean isAny() {
            return first < end;
        }
    }

    static PictureSpan of(JdbcClient sql, PictureFilter filter) {
        LocalDate since = filter.since() == null ? START : filter.since();
        LocalDate end = filter.until() == null ? END : filter.until().plusDays(1);
        LocalDate first = PictureWeek.monday(since.plusDays(WEEK - 1L));
        LocalDate last = PictureWeek.monday(end);
        return first.isAfter(last)
                ? new PictureSpan(sql, filter, Days.of(first, first), List.of(Days.of(since, end)))
                : new PictureSpan(
                        sql, filter, Days.of(first, last), List.of(Days.of(since, first), Days.of(last, end)));
    }

    void sums(Function<LocalDate, PackedSums.EachSum> ofMonday) {
        parts.forEach(days -> sums(DAY_SUMS, days, ofMonday));
        sums(WEEK_SUMS, weeks, ofMonday);
    }

    private void sums(String query, Days days, Function<LocalDate, PackedSums.EachSum> ofMonday) {
        if (days.isAny()) {
            sql.sql(query).params(days.first(), days.end()).query(row -> {
                LocalDate monday = PictureWeek.monday(LocalDate.ofEpochDay(row.getLong("day")));
                PackedSums.read(row.getBytes("sums"), filter, ofMonday.apply(monday));
            });
        }
    }

    void places(PackedPlaces.EachPlace each) {
        parts.forEach(days -> places(DAY_PLACES, days, each));
        places(WEEK_PLACES, weeks, each);
    }

    private void places(String query, Days days, PackedPlaces.EachPlace each) {
        if (days.isAny()) {
            sql.sql(query).param("first", days.first()).param("end", days.end()).query(row -> {
                PackedPlaces.read(row.getBytes("places"), filter, each);
            });
        }
    }
}
