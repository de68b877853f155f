package org.flaghoist.exchange;

import java.time.Instant;

/**
 * A time in which a partner is left alone, since it is at work on its own systems.
 *
 * @param from the first moment of it
 * @param to the first moment after it
 * @param by the operator's login
 */
public record MaintenanceWindow(long id, String partner, Instant from, Instant to, String by, String reason) {

    public boolean isActive(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    boolean overlaps(Instant otherFrom, Instant otherTo) {
        return otherFrom.isBefore(to) && from.isBefore(otherTo);
    }
}
