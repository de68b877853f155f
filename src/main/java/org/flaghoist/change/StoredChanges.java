package org.flaghoist.change;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.ledger.LedgerDatabase;

/** All changes as the ledger's database has them, also those that no hub reads any more. */
public final class StoredChanges {

    private final ChangeRows rows;

    /** @param key the ledger's */
    public StoredChanges(DataSource database, byte[] key) {
        this.rows = new ChangeRows(new LedgerDatabase(database, key, Clock.systemUTC()), key);
    }

    /** The number of the first that is not as hubs have written it, or whose files are not. */
    public Optional<Long> firstForged() {
        return rows.stamps().forged().stream().findFirst().or(rows::firstWithOtherTexts);
    }
}
