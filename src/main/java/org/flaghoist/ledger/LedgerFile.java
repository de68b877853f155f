package org.flaghoist.ledger;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings what was committed to the disk, where the database is an H2 file; others do it themselves.
 *
 * <p>H2's own way would be WRITE_DELAY=0. But then it does not sync, and no thread of it compacts the open file: as each
 * commit appends all pages that it changed, the file grew by 80 KB and more with each message.
 */
final class LedgerFile {

    private final JdbcTemplate sql;
    private final boolean h2;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    /** All who asked up to this are served. */
    private long done;

    LedgerFile(DataSource database) {
        this.sql = new JdbcTemplate(database);
        this.h2 = isH2(database);
    }

    static boolean isH2(DataSource database) {
        return Boolean.TRUE.equals(new JdbcTemplate(database).execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getURL().startsWith("jdbc:h2:")));
    }

    /**
     * Returns when all that was committed before is on the disk. One who waited while another's was done finds, as a rule,
     * that the one whose turn came first has done it for both.
     */
    void sync() {
        if (!h2) {
            return;
        }
        long mine = asked.incrementAndGet();
        turn.lock();
        try {
            if (done < mine) {
                long all = asked.get();
                sql.execute("checkpoint sync");
                done = all;
            }
        } finally {
            turn.unlock();
        }
    }
}
