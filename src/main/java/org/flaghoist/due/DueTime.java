package org.flaghoist.due;

import java.time.Duration;
import java.time.Instant;

/**
 * By when a delivery is of use to its recipient.
 *
 * @param countdown from when on little of the time is left; the same where it was over when the notification came
 */
public record DueTime(Instant at, Instant countdown) {

    /** The last quarter of the time is little. */
    private static final int SHARE = 4;

    static DueTime of(Instant received, Instant at) {
        Duration all = Duration.between(received, at);
        return new DueTime(at, all.isNegative() ? at : at.minus(all.dividedBy(SHARE)));
    }
}
