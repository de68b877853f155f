package org.flaghoist.ledger;

import org.jspecify.annotations.Nullable;

/** What never changes of a message; the components are those of its {@link Arrival}. */
record Arrived(
        String sender,
        String messageKey,
        @Nullable String file,
        int number,
        long at,
        @Nullable Long origin,
        int testRun) {

    static Arrived of(Arrival arrival, long now) {
        return new Arrived(
                arrival.sender(),
                arrival.messageKey(),
                arrival.file(),
                arrival.number(),
                now,
                arrival.origin(),
                arrival.testRun());
    }
}
