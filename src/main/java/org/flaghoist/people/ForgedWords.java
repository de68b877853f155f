package org.flaghoist.people;

import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.StampedRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what somebody put into a table of what people say, so that it is in nobody's way who has something to say
 * themselves. The log and the record have its number and nothing else of it: that would be the words of who did it.
 */
public final class ForgedWords {

    private static final Logger LOG = LoggerFactory.getLogger(ForgedWords.class);

    private final LedgerDatabase database;
    private final String table;

    public ForgedWords(LedgerDatabase database, String table) {
        this.database = database;
        this.table = table;
    }

    /** In a transaction. */
    public void remove(StampedRow row) {
        String name = table + " " + row.id();
        LOG.error("In the database, {} is not as the hubs have written it, or was put back; it is removed", name);
        database.sql()
                .sql("delete from " + table + " where id = ?")
                .param(row.id())
                .update();
        database.append(Event.of(EventKind.OPERATED, Event.HUB)
                .with("did", "removed " + name + ", which is not as the hubs have written it"));
    }
}
