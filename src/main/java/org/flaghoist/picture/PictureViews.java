package org.flaghoist.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the console asks of the picture. Thread-safe. */
public final class PictureViews {

    private final Picture picture;
    private final CrossingEstimate estimate = CrossingEstimate.read();

    public PictureViews(Picture picture) {
        this.picture = picture;
    }

    private record Weekly(LocalDate monday, PictureWeek.Each each) {

        static Weekly of(CountedNotification counted) {
            return new Weekly(PictureWeek.monday(counted.day()), PictureWeek.Each.of(counted));
        }
    }

    public PictureView of(PictureFilter filter) {
        PictureBoard board = new PictureBoard(filter, estimate);
        weeks(filter).forEach(board::add);
        return board.view();
    }

    /** @param by anything but notifications */
    public List<PictureRow> sums(PictureFilter filter, Grouping by) {
        PictureSums sums = new PictureSums(estimate);
        weeks(filter)
                .forEach(week -> week.sums().forEach((origin, numbers) -> {
                    if (origin.isMeant(filter)) {
                        String group = by.of(week.monday(), origin);
                        numbers.forEach((number, sum) -> {
                            if (filter.isMeant(number.mark())) {
                                sums.add(group, null, number, sum);
                            }
                        });
                    }
                }));
        return sums.rows();
    }

    private List<PictureWeek> weeks(PictureFilter filter) {
        PictureTally<Weekly> tally = new PictureTally<>(estimate, Weekly::of);
        picture.read(null, filter, tally::count);
        Map<LocalDate, Map<PictureWeek.Each, Map<PictureNumber, PictureSum>>> weeks = new TreeMap<>();
        tally.sums()
                .forEach((of, numbers) -> weeks.computeIfAbsent(of.monday(), monday -> new HashMap<>())
                        .put(of.each(), numbers));
        List<PictureWeek> all = new ArrayList<>();
        weeks.forEach((monday, week) -> all.add(PictureWeek.of(monday, week)));
        return all;
    }

    /** By what estimates are made. */
    public String formula() {
        return estimate.formula();
    }
}
