package org.flaghoist.overdue;

import java.time.Instant;
import org.flaghoist.partner.OverdueStep;
import org.jspecify.annotations.Nullable;

/**
 * What a copy waits for.
 *
 * @param due until when that is in time; null where it has no limit
 * @param next when to look again
 */
record RunningStep(
        OverdueStep step, Instant since, @Nullable Instant due, Instant next) {

    boolean isOver(Instant now) {
        return due != null && !due.isAfter(now);
    }
}
