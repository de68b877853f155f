package org.flaghoist.picture;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The weeks that a filter is about.
 *
 * @param from the first day of the weeks that are kept, since the epoch
 * @param end the day after their last
 * @param parts of the weeks at the ends of the filter, whose facts were read
 */
record PictureSpan(JdbcClient sql, PictureFilter filter, int from, int end, List<PictureWeek> parts) {

    private static final String SUMS = "select monday, sums from picture_week where monday >= ? and monday < ?";

    /** One statement: whatever is written meanwhile, no week comes twice, or not at all. */
    private static final String PLACES = "with whole as (select b.id, b.places from picture_block b"
            + " where b.first >= ? and b.last < ?"
            + " and b.weeks = (select count(*) from picture_week w where w.block = b.id))"
            + " select places from whole union all select places from picture_week where monday >= ? and monday < ?"
            + " and (block is null or block not in (select id from whole))";

    void sums(Function<LocalDate, PackedSums.EachSum> ofMonday) {
        parts.forEach(part -> PackedSums.read(part.sums(), filter, ofMonday.apply(part.monday())));
        if (from < end) {
            sql.sql(SUMS).params(from, end).query(row -> {
                LocalDate monday = LocalDate.ofEpochDay(row.getLong("monday"));
                PackedSums.read(row.getBytes("sums"), filter, ofMonday.apply(monday));
            });
        }
    }

    void places(PackedPlaces.EachPlace each) {
        parts.forEach(part -> PackedPlaces.read(part.places(), filter, each));
        if (from < end) {
            sql.sql(PLACES).params(from, end, from, end).query(row -> {
                PackedPlaces.read(row.getBytes("places"), filter, each);
            });
        }
    }
}
