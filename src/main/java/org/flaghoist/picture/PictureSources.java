package org.flaghoist.picture;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which notifications a number comes from, day by day, the last that happened first. Thread-safe. */
public final class PictureSources {

    private static final int PAGE = 50;
    private static final Duration LONGEST = Duration.ofMillis(250);

    private final Picture picture;
    private final JdbcClient sql;
    private final Duration longest;

    public PictureSources(Picture picture, DataSource database) {
        this(picture, database, LONGEST);
    }

    /** @param longest after which a search is broken off */
    PictureSources(Picture picture, DataSource database, Duration longest) {
        this.picture = picture;
        this.sql = JdbcClient.create(database);
        this.longest = longest;
    }

    /**
     * Some of them.
     *
     * @param next after what to go on; null where there are no more
     * @param searchedTo where the search was broken off, to be quick: nothing of that day or later is missing
     */
    public record BehindPage(
            List<BehindRow> rows,
            @Nullable Behind next,
            @Nullable LocalDate searchedTo) {}

    /** A place in the list: what comes behind it happened before, or on that day, with a lower number. */
    public record Behind(LocalDate day, long entry) {

        private boolean isBefore(BehindRow row) {
            return row.day().isBefore(day) || (row.day().equals(day) && row.entry() < entry);
        }
    }

    /** @param after null for the first of them */
    public BehindPage find(BehindFilter filter, @Nullable Behind after) {
        long end = System.nanoTime() + longest.toNanos();
        List<BehindRow> found = new ArrayList<>();
        DaysBehind days = new DaysBehind(sql, filter);
        Optional<DaysBehind.Day> next = days.upTo(last(filter, after));
        while (next.isPresent()) {
            LocalDate day = next.get().day();
            if (next.get().isMeant()) {
                found.addAll(of(filter, day, after));
            }
            if (found.size() > PAGE) {
                BehindRow shown = found.get(PAGE - 1);
                return new BehindPage(found.subList(0, PAGE), new Behind(shown.day(), shown.entry()), null);
            }
            if (System.nanoTime() > end) {
                return new BehindPage(found, new Behind(day, 0), day);
            }
            next = days.upTo(day.minusDays(1));
        }
        return new BehindPage(found, null, null);
    }

    // A day that takes longer than a search may take must not be searched again and again.
    private static LocalDate last(BehindFilter filter, @Nullable Behind after) {
        LocalDate day = after == null ? null : after.day();
        LocalDate until = filter.within().within(null, day).until();
        if (until == null) {
            return LocalDate.MAX;
        }
        return after != null && after.entry() == 0 && until.equals(day) ? until.minusDays(1) : until;
    }

    private List<BehindRow> of(BehindFilter filter, LocalDate day, @Nullable Behind after) {
        PictureTally<CountedNotification> tally = new PictureTally<>(picture.estimate(), counted -> counted);
        picture.read(filter.within(), filter.of(day), tally::count);
        List<BehindRow> rows = new ArrayList<>();
        tally.sums().forEach((one, numbers) -> {
            Map<PictureNumber, PictureSum> meant = new HashMap<>(numbers);
            meant.keySet().removeIf(number -> !filter.number().isMeant(number));
            if (filter.isMeant(one) && !meant.isEmpty()) {
                rows.add(BehindRow.of(one, meant));
            }
        });
        rows.removeIf(row -> after != null && !after.isBefore(row));
        rows.sort(BehindRow.ORDER);
        return rows;
    }
}
