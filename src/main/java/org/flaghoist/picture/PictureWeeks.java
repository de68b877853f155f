package org.flaghoist.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    /** By what notifications are told apart to begin with. */
    private record Weekly(LocalDate monday, PictureWeek.Each each) {

        static Weekly of(CountedNotification counted) {
            return new Weekly(PictureWeek.monday(counted.day()), PictureWeek.Each.of(counted));
        }
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
        List<PictureWeek> weeks = fromFacts(PictureFilter.days(monday, sunday));
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
            weeks.forEach(this::keep);
        });
    }

    private void keep(PictureWeek week) {
        long monday = week.monday().toEpochDay();
        sql.sql("insert into picture_week (monday, span, sums, places) values (?, ?, ?, ?)")
                .params(monday, PictureBlocks.span(monday), week.sums(), week.places())
                .update();
    }

    /** Of what a filter leaves. */
    PictureSpan span(PictureFilter filter) {
        LocalDate first = filter.since() == null
                ? null
                : PictureWeek.monday(filter.since().plusDays(DAYS - 1L));
        LocalDate end = filter.until() == null
                ? null
                : PictureWeek.monday(filter.until().plusDays(1));
        if (first != null && end != null && !first.isBefore(end)) {
            return new PictureSpan(sql, filter, 0, 0, fromFacts(filter));
        }
        List<PictureWeek> parts = new ArrayList<>();
        if (first != null && !first.equals(filter.since())) {
            parts.addAll(fromFacts(filter.within(filter.since(), first.minusDays(1))));
        }
        if (end != null && !end.isAfter(filter.until())) {
            parts.addAll(fromFacts(filter.within(end, filter.until())));
        }
        return new PictureSpan(
                sql,
                filter,
                first == null ? Integer.MIN_VALUE : Math.toIntExact(first.toEpochDay()),
                end == null ? Integer.MAX_VALUE : Math.toIntExact(end.toEpochDay()),
                parts);
    }

    private List<PictureWeek> fromFacts(PictureFilter filter) {
        PictureTally<Weekly> tally = new PictureTally<>(estimate(), Weekly::of);
        picture.read(null, filter, tally::count);
        Map<LocalDate, Map<PictureWeek.Each, Map<PictureNumber, PictureSum>>> weeks = new TreeMap<>();
        tally.sums()
                .forEach((of, numbers) -> weeks.computeIfAbsent(of.monday(), monday -> new HashMap<>())
                        .put(of.each(), numbers));
        List<PictureWeek> all = new ArrayList<>();
        weeks.forEach((monday, week) -> all.add(PictureWeek.of(monday, week)));
        return all;
    }
}
