package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.flaghoist.index.SearchIndex;

/** Finds that contents wait long for the search index: who looks for them finds nothing. */
record SearchWatch(SearchIndex index, Limits limits, Clock clock) implements Watch {

    /** After thousands were sent at once it may lag for minutes. */
    static final Limits LIMITS = new Limits(Duration.ofMinutes(15), Duration.ofHours(4));

    private static final String TEXT =
            "What came in lately is not found by its contents: the search index lags. A search says from when on."
                    + " See docs/operate/search.md.";

    @Override
    public Condition condition() {
        return Condition.SEARCH_LAGS;
    }

    @Override
    public List<Finding> look() {
        Duration lag = index.lag();
        return limits
                .severity(lag)
                .map(severity -> new Finding(
                        condition(), null, "", severity, TEXT, clock.instant().minus(lag)))
                .stream()
                .toList();
    }
}
