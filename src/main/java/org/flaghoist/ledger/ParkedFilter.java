package org.flaghoist.ledger;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which messages that wait for a person are meant; null asks for nothing.
 *
 * @param lots any of these
 * @param partner whose queue they lie on
 * @param reference the sender's reference of the notification
 * @param since of the last time that it came to this end, {@code until} not itself included
 */
public record ParkedFilter(
        Set<ParkingQueue> lots,
        @Nullable String partner,
        @Nullable String code,
        @Nullable String reference,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** What waits in both lots of dead letters is meant where no direction is given. */
    public static final Set<ParkingQueue> DEAD = Set.of(ParkingQueue.DEAD_IN, ParkingQueue.DEAD_OUT);

    public static ParkedFilter of(ParkingQueue lot) {
        return new ParkedFilter(Set.of(lot), null, null, null, null, null);
    }
}
