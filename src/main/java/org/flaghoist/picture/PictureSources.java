package org.flaghoist.picture;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which notifications a number comes from, week by week, the last that happened first. Thread-safe. */
public final class PictureSources {

    private static final int PAGE = 50;
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Picture picture;

    public PictureSources(Picture picture) {
        this.picture = picture;
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
        long end = System.nanoTime() + LONGEST.toNanos();
        List<BehindRow> found = new ArrayList<>();
        LocalDate until = after == null ? null : after.day();
        Optional<LocalDate> last = picture.lastDay(filter.within().within(null, until));
        while (last.isPresent()) {
            LocalDate monday = PictureWeek.monday(last.get());
            found.addAll(of(filter, filter.within().within(monday, last.get()), after));
            if (found.size() > PAGE) {
                BehindRow shown = found.get(PAGE - 1);
                return new BehindPage(found.subList(0, PAGE), new Behind(shown.day(), shown.entry()), null);
            }
            if (System.nanoTime() > end) {
                return new BehindPage(found, new Behind(monday, 0), monday);
            }
            last = picture.lastDay(filter.within().within(null, monday.minusDays(1)));
        }
        return new BehindPage(found, null, null);
    }

    private List<BehindRow> of(BehindFilter filter, PictureFilter week, @Nullable Behind after) {
        PictureTally<CountedNotification> tally = new PictureTally<>(picture.estimate(), counted -> counted);
        picture.read(null, week, tally::count);
        List<BehindRow> rows = new ArrayList<>();
        tally.sums().forEach((one, numbers) -> {
            Map<PictureNumber, PictureSum> meant = new HashMap<>(numbers);
            meant.keySet().removeIf(number -> !filter.isMeant(number));
            if (filter.isMeant(one) && !meant.isEmpty()) {
                rows.add(BehindRow.of(one, meant));
            }
        });
        rows.removeIf(row -> after != null && !after.isBefore(row));
        rows.sort(BehindRow.ORDER);
        return rows;
    }
}
