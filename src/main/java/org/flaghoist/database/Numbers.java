package org.flaghoist.database;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers of rows, known before the rows are written. PostgreSQL has a sequence for all hubs. An SQLite file is one
 * process's: it counts on from what the file has given out, also to rows that are gone. Thread-safe.
 */
public final class Numbers {

    private static final String LAST = "select coalesce(max(seq), 0) from sqlite_sequence where name = ?";

    private final boolean isFile;
    private final AtomicLong lastEntry = new AtomicLong();
    private volatile boolean isBehind = true;

    public Numbers(DataSource database) {
        this.isFile = DatabaseFile.isFile(database);
    }

    public boolean isFile() {
        return isFile;
    }

    public List<Long> nextEntries(JdbcClient sql, int count) {
        if (!isFile) {
            return next(sql, "entry_id_seq", count);
        }
        if (isBehind) {
            // What was given out and is not written yet is above what the file knows.
            lastEntry.accumulateAndGet(last(sql, "entry"), Math::max);
            isBehind = false;
        }
        return from(lastEntry.getAndAdd(count), count);
    }

    /** A row could not be written: somebody else may have had its number. */
    public void lookAgain() {
        isBehind = true;
    }

    /** In the transaction that writes the records. */
    public List<Long> nextRecords(JdbcClient sql, int count) {
        if (!isFile) {
            return next(sql, "event_record_id_seq", count);
        }
        return from(last(sql, "event_record"), count);
    }

    private static List<Long> next(JdbcClient sql, String sequence, int count) {
        return sql.sql("select nextval(?::regclass) from generate_series(1, ?)")
                .params(sequence, count)
                .query(Long.class)
                .list();
    }

    private static List<Long> from(long last, int count) {
        return LongStream.rangeClosed(last + 1, last + count).boxed().toList();
    }

    private static long last(JdbcClient sql, String table) {
        return sql.sql(LAST).param(table).query(Long.class).single();
    }
}
