package org.flaghoist.ledger.chain;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads records by their numbers, the next ones with them: who walks along the chain asks for these soon. */
final class RecordReader {

    private static final int AHEAD = 1000;

    /**
     * Commits that went on beside each other took their numbers by turns, so some of those read are asked for later.
     */
    private static final int KEPT = 10 * AHEAD;

    private final JdbcClient sql;
    private final Map<Long, EventRecord> ahead = new HashMap<>();

    RecordReader(JdbcClient sql) {
        this.sql = sql;
    }

    /** Each is to be asked for once; null where there is none. */
    @Nullable
    EventRecord take(long number) {
        EventRecord there = ahead.remove(number);
        if (there != null) {
            return there;
        }
        if (ahead.size() > KEPT) {
            ahead.clear();
        }
        EventRecord.list(sql, "where r.id >= ? order by r.id limit " + AHEAD, number)
                .forEach(record -> ahead.put(record.id(), record));
        return ahead.remove(number);
    }
}
