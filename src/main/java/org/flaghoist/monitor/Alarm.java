package org.flaghoist.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found out of order, from its beginning to its end.
 *
 * @param finding as last seen; its severity is the worst so far
 * @param until when it was last seen; null as long as it holds
 */
record Alarm(long id, Finding finding, @Nullable Instant until) {

    /** What is reported about an alarm. */
    enum AlarmTurn {
        BEGAN,
        /** From a warning it became critical. */
        WORSE,
        ENDED
    }

    /** Something to report; each is given to one hub, once. */
    record AlarmChange(AlarmTurn turn, Alarm alarm) {}
}
