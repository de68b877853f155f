package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.flaghoist.timestamp.DayStamps;
import org.flaghoist.timestamp.TimeStampSettings;

/** Finds that the chain's head of the last day has no time stamp, where it is to have one. */
record TimeStampWatch(TimeStampSettings settings, DayStamps stamps, Clock clock) implements Watch {

    /** An authority that is down for a while makes no difference: what is stamped is of the day before anyway. */
    private static final Limits LIMITS = new Limits(Duration.ofHours(1), Duration.ofDays(2));

    private static final String TEXT = "The chain of %s has no time stamp: %s. The log says more. See whether the"
            + " authority can be reached, and is the one whose certificate is trusted; the hub asks again every 10"
            + " minutes, until the next day is over. See docs/operate/time-stamps.md.";

    @Override
    public Condition condition() {
        return Condition.TIME_STAMP_FAILED;
    }

    @Override
    public List<Finding> look() {
        if (settings.url() == null) {
            return List.of();
        }
        return stamps.missing().stream()
                .flatMap(missing -> LIMITS
                        .severity(Duration.between(missing.since(), clock.instant()))
                        .map(severity -> new Finding(
                                condition(),
                                null,
                                "",
                                severity,
                                TEXT.formatted(missing.day(), missing.code()),
                                missing.since()))
                        .stream())
                .toList();
    }
}
