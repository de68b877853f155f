package org.flaghoist.parking;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages that wait for a person are meant; null asks for nothing.
 *
 * @param queues any of these
 * @param partner whose queue they lie on
 * @param reference the sender's reference of the notification
 * @param since of the last time that it came to this end, {@code until} not itself included
 */
public record ParkedFilter(
        Set<ParkingQueue> queues,
        @Nullable String partner,
        @Nullable String code,
        @Nullable String reference,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** Dead letters of both kinds are meant where no direction is given. */
    public static final Set<ParkingQueue> DEAD = Set.of(ParkingQueue.DEAD_IN, ParkingQueue.DEAD_OUT);

    public static ParkedFilter of(ParkingQueue queue) {
        return new ParkedFilter(Set.of(queue), null, null, null, null, null);
    }
}
