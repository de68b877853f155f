package org.flaghoist.database;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers of a table's rows, known before the rows are written. PostgreSQL has a sequence for all hubs. An SQLite file
 * is one process's: it counts on from what the file has given out, also to rows that are gone. Thread-safe.
 */
public final class Numbers {

    private static final String LAST = "select coalesce(max(seq), 0) from sqlite_sequence where name = ?";
    private static final String NEXT = "select nextval(?::regclass) from generate_series(1, ?)";

    private final boolean isFile;
    private final String table;
    private final AtomicLong last = new AtomicLong();
    private volatile boolean isBehind = true;

    /** @param table whose key {@code id} counts on by itself where no number is given */
    public Numbers(DataSource database, String table) {
        this.isFile = DatabaseFile.isFile(database);
        this.table = table;
    }

    public List<Long> next(JdbcClient sql, int count) {
        if (!isFile) {
            return sql.sql(NEXT)
                    .params(table + "_id_seq", count)
                    .query(Long.class)
                    .list();
        }
        if (isBehind) {
            // What was given out and is not written yet is above what the file knows.
            long written = sql.sql(LAST).param(table).query(Long.class).single();
            last.accumulateAndGet(written, Math::max);
            isBehind = false;
        }
        long before = last.getAndAdd(count);
        return LongStream.rangeClosed(before + 1, Math.addExact(before, count))
                .boxed()
                .toList();
    }

    /** A row could not be written: somebody else may have had its number. */
    public void lookAgain() {
        isBehind = true;
    }
}
