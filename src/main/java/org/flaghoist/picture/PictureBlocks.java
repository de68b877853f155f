package org.flaghoist.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the map shows of thirteen weeks together, so that a long time is not read week by week. A block is of the weeks
 * that refer to it, and of use as long as these are as many as it was made of: a week that is made anew refers to none.
 */
final class PictureBlocks {

    private static final int DAYS = 7 * 13;
    /** The epoch began on a Thursday. */
    private static final int MONDAY = 3;

    private static final PictureFilter ALL = PictureFilter.days(null, null);

    /** Not while a week of it is to be made anew: it would not last. */
    private static final String DUE = "select w.span from picture_week w left join picture_block b on b.id = w.block"
            + " where not exists (select 1 from picture_change c where c.day >= w.span * 91 - 3 and c.day < w.span * 91 + 88)"
            + " group by w.span having count(*) > 1 and (count(b.id) < count(*) or min(b.id) < max(b.id)"
            + " or min(b.weeks) <> count(*)) limit 1";

    private final JdbcClient sql;
    private final Rows rows;
    private final Transactions transactions;

    PictureBlocks(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
        this.transactions = new Transactions(database);
    }

    /** In which block a week is, by its first day since the epoch. */
    static long span(long monday) {
        return Math.floorDiv(monday + MONDAY, DAYS);
    }

    /**
     * Makes one.
     *
     * @return false where none is due
     */
    boolean step() {
        Optional<Long> due = sql.sql(DUE).query(Long.class).optional();
        due.ifPresent(span -> transactions.run(() -> make(span)));
        return due.isPresent();
    }

    private void make(long span) {
        Map<PictureOrigin, Map<PackedPlaces.At, HeadlineSums>> all = new HashMap<>();
        List<Long> weeks = new ArrayList<>();
        sql.sql("select id, places from picture_week where span = ?")
                .param(span)
                .query(row -> {
                    weeks.add(row.getLong("id"));
                    PackedPlaces.read(row.getBytes("places"), ALL, PackedPlaces.into(all));
                });
        sql.sql("delete from picture_block where first = ?").param(first(span)).update();
        sql.sql("insert into picture_block (first, last, weeks, places) values (?, ?, ?, ?)")
                .params(first(span), first(span) + DAYS - 1, weeks.size(), PackedPlaces.of(all))
                .update();
        long block = sql.sql("select id from picture_block where first = ?")
                .param(first(span))
                .query(Long.class)
                .single();
        // A week that was made anew meanwhile has another number, and so it is not of this block.
        rows.each(
                "update picture_week set block = ? where id = ?",
                weeks.stream().map(week -> new Object[] {block, week}).toList());
    }

    private static long first(long span) {
        return span * DAYS - MONDAY;
    }
}
