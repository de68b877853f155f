package org.flaghoist.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What each week adds up to, kept so that the page need not read a million facts. Triggers of the database note the
 * days of which something has changed, and their weeks are then made anew. Thread-safe.
 */
public final class PictureWeeks {

    private static final int DAYS = 7;

    private final Picture picture;
    private final JdbcClient sql;
    private final Rows rows;
    private final Transactions transactions;
    private final PictureBlocks blocks;

    public PictureWeeks(Picture picture, DataSource database) {
        this.picture = picture;
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
        this.transactions = new Transactions(database);
        this.blocks = new PictureBlocks(database);
    }

    CrossingEstimate estimate() {
        return picture.estimate();
    }

    /** Whether something has changed that is not among the sums yet. */
    public boolean isBehind() {
        return sql.sql("select exists (select 1 from picture_change)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Makes the sums of one week anew, or of a block of weeks.
     *
     * @return false where nothing is to be done
     */
    public boolean step() {
        // Blocks first: where much is recorded there is always a week to be made anew, and it is another one's.
        return blocks.step() || week();
    }

    private boolean week() {
        Optional<LocalDate> changed = sql.sql("select day from picture_change order by id limit 1")
                .query(Long.class)
                .optional()
                .map(LocalDate::ofEpochDay);
        changed.ifPresent(day -> make(PictureWeek.monday(day)));
        return changed.isPresent();
    }

    private void make(LocalDate monday) {
        LocalDate sunday = monday.plusDays(DAYS - 1L);
        // Before the week is read: what changes meanwhile stands there for the next time.
        List<Object[]> changes = sql.sql("select id from picture_change where day between ? and ?")
                .params(monday.toEpochDay(), sunday.toEpochDay())
                .query((row, number) -> new Object[] {row.getLong(1)})
                .list();
        PictureWeek week = fromFacts(monday, sunday);
        transactions.run(() -> {
            if (rows.each("delete from picture_change where id = ?", changes) < changes.size()) {
                // Another hub was quicker, since this one was halted: what it read may be old.
                sql.sql("insert into picture_change (day) values (?)")
                        .param(monday.toEpochDay())
                        .update();
                return;
            }
            sql.sql("delete from picture_week where monday = ?")
                    .param(monday.toEpochDay())
                    .update();
            sql.sql("delete from picture_day where day between ? and ?")
                    .params(monday.toEpochDay(), sunday.toEpochDay())
                    .update();
            if (!week.days().isEmpty()) {
                keep(week);
            }
        });
    }

    private PictureWeek fromFacts(LocalDate monday, LocalDate sunday) {
        PictureTally<PictureWeek.Daily> tally = new PictureTally<>(estimate(), PictureWeek.Daily::of);
        picture.read(null, PictureFilter.days(monday, sunday), tally::count);
        return PictureWeek.of(monday, tally.sums());
    }

    private void keep(PictureWeek week) {
        long monday = week.monday().toEpochDay();
        sql.sql("insert into picture_week (monday, span, sums, places) values (?, ?, ?, ?)")
                .params(
                        monday,
                        PictureBlocks.span(monday),
                        week.whole().sums(),
                        week.whole().places())
                .update();
        List<Object[]> days = new ArrayList<>();
        week.days().forEach((day, part) -> days.add(new Object[] {day.toEpochDay(), part.sums(), part.places()}));
        rows.insert("insert into picture_day (day, sums, places) values (?, ?, ?)", days);
    }

    /** Of what a filter leaves. */
    PictureSpan span(PictureFilter filter) {
        return PictureSpan.of(sql, filter);
    }
}
