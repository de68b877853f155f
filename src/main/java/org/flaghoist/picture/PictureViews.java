package org.flaghoist.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the console asks of the picture. Thread-safe. */
public final class PictureViews {

    private final PictureWeeks weeks;

    public PictureViews(PictureWeeks weeks) {
        this.weeks = weeks;
    }

    public PictureView of(PictureFilter filter) {
        PictureBoard board = new PictureBoard(weeks.estimate());
        PictureSpan span = weeks.span(filter);
        span.sums(board::of);
        span.places(board::place);
        return board.view();
    }

    /** @param by anything but notifications */
    public List<PictureRow> sums(PictureFilter filter, Grouping by) {
        PictureSums sums = new PictureSums(weeks.estimate());
        weeks.span(filter).sums(monday -> (origin, number, sum) -> sums.add(by.of(monday, origin), null, number, sum));
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

    /** By what a number is estimated; null of what is counted. */
    public @Nullable String formula(@Nullable String measure) {
        return PictureNumber.CROSSINGS.equals(measure) ? formula() : null;
    }
}
