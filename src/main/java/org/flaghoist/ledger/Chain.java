package org.flaghoist.ledger;

import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain over all events. Writers do not wait for its head: they leave their events pending, and one sealer
 * chains them afterwards, about once a second.
 */
public final class Chain {

    /** @param key as the {@link Ledger}'s */
    public Chain(DataSource database, byte[] key, Clock clock) {
        throw new UnsupportedOperationException();
    }

    /**
     * Seals the events that are pending. Two sealers at once do no harm: one of them rolls back, with an exception.
     *
     * @return the chain's last link: worth keeping outside the database, for {@link #verify}
     */
    public Seal seal() {
        throw new UnsupportedOperationException();
    }

    /** Checks the whole chain against itself and the events. */
    public Verification verify() {
        throw new UnsupportedOperationException();
    }

    /**
     * Checks the whole chain, and that it still runs through a link known from outside. Without such a witness nobody
     * can tell a chain that was computed anew from its beginning by somebody who has the key too.
     */
    public Verification verify(@Nullable Seal witness) {
        throw new UnsupportedOperationException();
    }
}
