package org.flaghoist.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found out of order, from its beginning to its end.
 *
 * @param finding as last seen; its severity is the worst so far
 * @param until when it was last seen; null as long as it holds
 * @param attention whether anybody looks after it
 */
record Alarm(long id, Finding finding, @Nullable Instant until, Attention attention) {

    /**
     * How people know of it.
     *
     * @param escalated when it last went to those who are called when nobody has acknowledged it; null if it never did
     * @param acknowledged null where nobody has, since it began or became critical
     */
    record Attention(@Nullable Instant escalated, @Nullable Acknowledgement acknowledged) {

        static final Attention NONE = new Attention(null, null);
    }

    /** Somebody has said that they look after it. */
    record Acknowledgement(String by, Instant at, String reason) {}

    /** What is reported about an alarm. */
    enum AlarmTurn {
        BEGAN,
        /** From a warning it became critical. */
        WORSE,
        /** Nobody has acknowledged it in time. */
        ESCALATED,
        ENDED
    }

    /** Something to report; each is given to one hub, once. */
    record AlarmChange(AlarmTurn turn, Alarm alarm) {}
}
