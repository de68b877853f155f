package org.flaghoist.ledger;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Entries of which something has left the queue that the first work put it on. So that work was committed by the broker, too;
 * where it is done again, by a hub that was halted with the message in hand, what the ledger says of the entry stays.
 */
final class Settled {

    private static final String LEFT = "select (select count(*) from parked where entry = :entry"
            + " and state in ('UNDER_WAY', 'DONE'))"
            + " + (select count(*) from delivery where entry = :entry and attempts > 0)";

    private final JdbcClient sql;
    private final TransactionBound<Set<Long>> found = new TransactionBound<>(HashSet::new, entries -> {});

    Settled(JdbcClient sql) {
        this.sql = sql;
    }

    /** Looks whether it is; the transaction on this thread then knows. */
    boolean look(long entry) {
        long left = sql.sql(LEFT).param("entry", entry).query(Long.class).single();
        Set<Long> entries = left == 0 ? null : found.get();
        if (entries != null) {
            entries.add(entry);
        }
        return left > 0;
    }

    /** Whether the transaction on this thread has found it to be. */
    boolean has(long entry) {
        Set<Long> entries = found.there();
        return entries != null && entries.contains(entry);
    }
}
