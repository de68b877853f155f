package org.flaghoist.cluster;

import java.time.Duration;
import org.flaghoist.broker.HubConnections;

/**
 * How long a hub that says nothing keeps its work, by clocks that go on while a process is halted and that nobody sets.
 *
 * @param beat between two heartbeats
 * @param own after its last heartbeat a hub does no more itself
 * @param others so long its heartbeat stands still, then others do it
 */
public record LeaseTimes(Duration beat, Duration own, Duration others) {

    /** A broker that takes a hub for dead looks for such so often. */
    private static final Duration BROKER_LOOKS = Duration.ofSeconds(2);

    private static final Duration OWN = Duration.ofSeconds(6);

    /**
     * Others wait until the broker has undone what a hub had begun that was halted in the last moment of its own. Else
     * the broker, which knows duplicates only when they are committed, would take both.
     */
    public static final LeaseTimes USUAL = new LeaseTimes(
            Duration.ofSeconds(2), OWN, OWN.plus(HubConnections.LONGEST_SILENCE).plus(BROKER_LOOKS));
}
