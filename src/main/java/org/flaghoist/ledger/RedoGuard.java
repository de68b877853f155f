package org.flaghoist.ledger;

import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Entries of which something has left the queue that the first work put it on. So that work was committed by the
 * broker, too; where it is done again, by a hub that was halted with the message in hand, what the ledger says of the
 * entry stays.
 */
final class RedoGuard {

    private final JdbcClient sql;
    private final ParkedRows parked;
    private final TransactionBound<Set<Long>> found = new TransactionBound<>(HashSet::new, entries -> {});

    RedoGuard(JdbcClient sql, ParkedRows parked) {
        this.sql = sql;
        this.parked = parked;
    }

    /** Looks whether it is; the transaction on this thread then knows. */
    boolean look(long entry) {
        boolean left = parked.haveLeft(entry) || isTried(entry);
        Set<Long> entries = left ? found.get() : null;
        if (entries != null) {
            entries.add(entry);
        }
        return left;
    }

    private boolean isTried(long entry) {
        return sql.sql("select count(*) from delivery where entry = ? and attempts > 0")
                        .param(entry)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether the transaction on this thread has found it to be. */
    boolean has(long entry) {
        Set<Long> entries = found.there();
        return entries != null && entries.contains(entry);
    }
}
