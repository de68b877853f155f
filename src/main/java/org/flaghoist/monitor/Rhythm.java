package org.flaghoist.monitor;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is expected from a sender, and what came.
 *
 * @param isOn whether anything is expected
 * @param isLearnt whether that was learnt
 * @param within in which time something is expected; null where nothing is, or it is not learnt yet
 * @param accepted when something was last accepted, of the last weeks; null where nothing was
 * @param rested when its last pause, test mode or maintenance window ended; very long ago where there was none
 * @param usual how much it sent in its busiest hour; null where that is not known yet
 * @param current how much it sent in this hour or the last, whichever is more
 */
public record Rhythm(
        String partner,
        boolean isOn,
        boolean isLearnt,
        @Nullable Duration within,
        @Nullable Instant accepted,
        Instant rested,
        @Nullable Long usual,
        long current) {

    /** From when its silence counts. */
    Instant from() {
        return accepted == null ? rested : ExpectedPartners.later(accepted, rested);
    }
}
