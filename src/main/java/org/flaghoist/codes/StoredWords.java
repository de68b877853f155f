package org.flaghoist.codes;

import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.ledger.LedgerDatabase;

/** All words that changes give a meaning, as the ledger's database has them. */
public final class StoredWords {

    private final ProposedWords words;

    /** @param key the ledger's */
    public StoredWords(DataSource database, byte[] key) {
        this.words = new ProposedWords(new LedgerDatabase(database, key, Clock.systemUTC()));
    }

    /** The change of the first that is not as hubs have written it. */
    public Optional<Long> firstForged() {
        return words.firstForged();
    }
}
