package org.flaghoist.testing;

import java.time.Duration;
import org.flaghoist.cluster.LeaseTimes;

/** Leases of hubs that share a database in a test. */
public final class ShortLeases {

    /** Short, and still so long that a busy machine does not make a hub look dead. */
    public static final LeaseTimes TIMES =
            new LeaseTimes(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(4));

    /** Of hubs that lose theirs by leaving only: taken over at once, and kept however busy the machine is. */
    public static final LeaseTimes KEPT =
            new LeaseTimes(Duration.ofMillis(100), Duration.ofMinutes(1), Duration.ofMinutes(2));

    private ShortLeases() {}
}
