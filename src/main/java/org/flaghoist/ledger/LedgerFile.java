package org.flaghoist.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flaghoist.notification.PrivateFiles;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The ledger's database where it is an H2 file: only the hub itself has H2 write and compact the file, at moments when
 * no statement changes anything ({@link StoreGate}).
 *
 * <p>H2's own way to have each commit on the disk would be WRITE_DELAY=0. But then it does not sync, it writes in the midst
 * of other transactions, and nothing compacts the open file: as each commit appends all pages that it changed, the file
 * grew by 80 KB and more with each message.
 */
public final class LedgerFile extends DelegatingDataSource {

    /** H2's own thread would write, too, and ask nobody. */
    private static final int NEVER = Integer.MAX_VALUE;

    /** Chunks of the file are written anew where less than so much of all is in use, in percent. */
    private static final int IN_USE = 60;

    /** So much at a time: meanwhile commits wait, and it takes room in H2's memory for changes. */
    private static final int COMPACTED_BYTES = 2 << 20;

    private static final int HALF = 2;
    private static final int QUARTER = 4;

    private static final Duration COMPACTED_EVERY = Duration.ofMillis(100);

    private static final String IO_ERROR = "58030";

    private final JdbcTemplate sql;
    private final StoreGate gate = new StoreGate();
    private final GatedConnections gated = new GatedConnections(gate, this::makeRoom);
    private final ReentrantLock turn = new ReentrantLock();
    private final ReentrantLock room = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    /** All who asked up to this are served. */
    private long done;

    private long compacted = System.nanoTime();

    /** Known from the first write on; another one where the database was closed meanwhile and opened again. */
    private volatile @Nullable MVStore store;

    public LedgerFile(DataSource h2) {
        super(h2);
        this.sql = new JdbcTemplate(h2);
    }

    /** That of this database; null where it is none, and syncs what it commits itself. */
    static @Nullable LedgerFile of(DataSource database) {
        try {
            if (database.isWrapperFor(LedgerFile.class)) {
                return database.unwrap(LedgerFile.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot tell what kind of database " + database + " is", e);
        }
        return isH2(database) ? new LedgerFile(database) : null;
    }

    /** Shuts the file to others, wherever it lies; a database that is none is another server's. */
    public static void shut(DataSource database) throws IOException {
        if (isH2(database)) {
            String path = new JdbcTemplate(database).queryForObject("select database_path()", String.class);
            Path file = Path.of(path + ".mv.db");
            if (Files.exists(file)) {
                PrivateFiles.shut(file);
            }
        }
    }

    static boolean isH2(DataSource database) {
        return Boolean.TRUE.equals(new JdbcTemplate(database).execute((ConnectionCallback<Boolean>)
                connection -> connection.getMetaData().getURL().startsWith("jdbc:h2:")));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return gated.of(super.getConnection());
    }

    /**
     * Returns when all that was committed before is on the disk. One who waited while another's was done finds, as a rule,
     * that the one whose turn came first has done it for both.
     */
    void sync() {
        long mine = asked.incrementAndGet();
        turn.lock();
        try {
            if (done < mine) {
                long all = asked.get();
                writeAll();
                done = all;
            }
        } finally {
            turn.unlock();
        }
    }

    /**
     * Otherwise H2 itself writes, in the midst of a statement, when its memory for changes is full. What runs now may wait
     * for this thread's transaction: then it is left to the next statement. So is a fault, which that statement will have
     * itself; a store that had one is of no use any more.
     */
    private void makeRoom() {
        MVStore changed = store;
        if (changed != null && isFilled(changed, HALF) && room.tryLock()) {
            try {
                gate.aloneOrNot(changed::commit);
            } catch (MVStoreException e) {
                store = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                room.unlock();
            }
        }
    }

    /** @param part so many of these make the whole of the memory for changes */
    private static boolean isFilled(MVStore store, int part) {
        return store.getUnsavedMemory() > store.getAutoCommitMemory() / part;
    }

    private void write(MVStore opened) throws InterruptedException {
        if (opened.isReadOnly()) {
            return;
        }
        opened.setAutoCommitDelay(NEVER);
        compact(opened);
        gate.alone(opened::commit);
        opened.sync();
        store = opened;
    }

    private void compact(MVStore opened) throws InterruptedException {
        long now = System.nanoTime();
        if (now - compacted > COMPACTED_EVERY.toNanos()) {
            if (isFilled(opened, QUARTER)) {
                gate.alone(opened::commit);
            }
            opened.compact(IN_USE, COMPACTED_BYTES);
            compacted = now;
        }
    }

    private void writeAll() {
        sql.execute((ConnectionCallback<Boolean>) connection -> {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                MVStore opened = session.getDatabase().getStore().getMvStore();
                told(() -> write(opened));
                return true;
            }
            return checkpoint(connection);
        });
    }

    /** Of another process's H2, which writes when it likes, too. */
    private static boolean checkpoint(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute("checkpoint sync");
        }
    }

    /** What keeps the file from being written is told as any fault of the database. */
    private static void told(Writing writing) throws SQLException {
        try {
            writing.run();
        } catch (RuntimeException e) {
            // What was interrupted comes as one of these, too.
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new SQLException("the ledger's file could not be written: " + e.getMessage(), IO_ERROR, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted before the ledger's file was written", IO_ERROR, e);
        }
    }

    private interface Writing {
        void run() throws InterruptedException;
    }
}
