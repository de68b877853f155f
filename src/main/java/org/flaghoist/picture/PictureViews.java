package org.flaghoist.picture;

import java.util.List;

/** What the console asks of the picture. Thread-safe. */
public final class PictureViews {

    private final PictureWeeks weeks;

    public PictureViews(PictureWeeks weeks) {
        this.weeks = weeks;
    }

    public PictureView of(PictureFilter filter) {
        PictureBoard board = new PictureBoard(filter, weeks.estimate());
        weeks.of(filter).forEach(board::add);
        return board.view();
    }

    /** @param by anything but notifications */
    public List<PictureRow> sums(PictureFilter filter, Grouping by) {
        PictureSums sums = new PictureSums(weeks.estimate());
        weeks.of(filter)
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

    /** Whether the sums are some seconds old, and something has changed since. */
    public boolean isBehind() {
        return weeks.isBehind();
    }

    /** By what estimates are made. */
    public String formula() {
        return weeks.estimate().formula();
    }
}
