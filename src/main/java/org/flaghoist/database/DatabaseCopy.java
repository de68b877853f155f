package org.flaghoist.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flaghoist.notification.PrivateFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;

/**
 * A copy of the ledger's file as of one moment, while the hub goes on writing. It reads in one transaction, which holds
 * up nobody; until it ends, the WAL grows by what is written meanwhile.
 */
public final class DatabaseCopy implements AutoCloseable {

    private static final int PAGES_AT_ONCE = 4_096;
    private static final int TRIES = 100;
    private static final int BETWEEN_TRIES_MILLIS = 50;

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Path file;
    private final Connection reader;

    /** @param database whose file is to be copied */
    public DatabaseCopy(DataSource database) throws SQLException {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.file = Path.of(DatabaseFile.path(database));
        // Not of the pool: it reads for as long as the copy takes.
        this.reader = DriverManager.getConnection(DatabaseFile.url(file), DatabaseFile.readOnly());
    }

    /** Work that is done while nobody writes to the ledger. */
    public interface Moment {
        void take() throws Exception;
    }

    /** Takes the moment of which the copy will be. Nobody writes to the ledger until the work is done. */
    public void at(Moment moment) {
        transactions.once(() -> {
            // A statement is what takes the right to write.
            sql.sql("select 1").query(Integer.class).single();
            try {
                begin();
                moment.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the hub is being stopped", e);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        });
    }

    private void begin() throws SQLException {
        reader.setAutoCommit(false);
        try (Statement statement = reader.createStatement()) {
            statement.executeQuery("select count(*) from sqlite_schema").close();
        }
    }

    /** What it takes at most. */
    public long bytes() {
        return file.toFile().length()
                + file.resolveSibling(file.getFileName() + "-wal").toFile().length();
    }

    /** Writes the copy; returns when it is on the disk. */
    public void write(Path target) throws SQLException, IOException {
        PrivateFiles.writer(target).close();
        // SQLite goes on with the transaction that is open, and so with what there was at its beginning.
        int code = reader.unwrap(SQLiteConnection.class)
                .getDatabase()
                .backup("main", target.toString(), null, BETWEEN_TRIES_MILLIS, TRIES, PAGES_AT_ONCE);
        if (code != SQLiteErrorCode.SQLITE_OK.code) {
            throw new SQLException(target + ": " + SQLiteErrorCode.getErrorCode(code));
        }
        PrivateFiles.sync(target);
        Files.deleteIfExists(target.resolveSibling(target.getFileName() + "-journal"));
    }

    @Override
    public void close() throws SQLException {
        reader.close();
    }
}
