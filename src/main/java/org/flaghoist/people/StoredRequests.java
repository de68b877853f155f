package org.flaghoist.people;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.ledger.LedgerDatabase;

/** All requests, as the ledger's database has them. */
public final class StoredRequests {

    private final RequestRows rows;

    /** @param key the ledger's */
    public StoredRequests(DataSource database, byte[] key) {
        this.rows = new RequestRows(new LedgerDatabase(database, key, Clock.systemUTC()));
    }

    /** The number of the first that is not as hubs have written it. */
    public Optional<Long> firstForged() {
        return rows.firstForged();
    }
}
