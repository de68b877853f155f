package org.flaghoist.parking;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.ledger.LedgerDatabase;

/** All votes, as the ledger's database has them. */
public final class StoredVotes {

    private final Votes votes;

    /** @param key the ledger's */
    public StoredVotes(DataSource database, byte[] key) {
        this.votes = new Votes(new LedgerDatabase(database, key, Clock.systemUTC()));
    }

    /** The number of the first that is not as hubs have written it. */
    public Optional<Long> firstForged() {
        return votes.firstForged();
    }
}
