package org.flaghoist.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads events by their numbers, the next ones with them: who walks along the chain asks for these soon. */
final class EventReader {

    private static final int AHEAD = 1000;

    /**
     * Commits that went on beside each other took their numbers by turns, so some of those read are asked for later.
     */
    private static final int KEPT = 10 * AHEAD;

    private static final String FROM =
            "select " + EventRow.COLUMNS + " from event e where e.id >= ? order by e.id" + " limit " + AHEAD;

    private final JdbcClient sql;
    private final Map<Long, EventRow> ahead = new HashMap<>();

    EventReader(JdbcClient sql) {
        this.sql = sql;
    }

    /** Each is to be asked for once; null where there is none. */
    @Nullable
    EventRow take(long number) {
        EventRow there = ahead.remove(number);
        if (there != null) {
            return there;
        }
        if (ahead.size() > KEPT) {
            ahead.clear();
        }
        sql.sql(FROM).param(number).query(EventRow::read).list().forEach(event -> ahead.put(event.id(), event));
        return ahead.remove(number);
    }
}
