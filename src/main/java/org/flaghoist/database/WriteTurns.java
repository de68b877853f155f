package org.flaghoist.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteConnectionConfig;

/**
 * Gives a transaction its connection with an SQLite file when it is its turn to write, in the order of coming: SQLite
 * itself would have each that waits look again and again. Who reads outside a transaction waits for nobody.
 */
final class WriteTurns extends DelegatingDataSource {

    private final ReentrantLock turn = new ReentrantLock(true);

    /** Why nobody gets a connection any more; null where everybody does. */
    private volatile @Nullable String fault;

    WriteTurns(DataSource connections) {
        super(connections);
    }

    /** Gives nobody a connection from now on; false where that is so already. */
    boolean close(String why) {
        boolean isNew = fault == null;
        fault = why;
        return isNew;
    }

    /**
     * Writes all of the WAL into the file, and lets it begin anew; nobody else writes meanwhile.
     *
     * @param longest to wait for who reads
     * @return false where somebody reads for longer
     */
    boolean checkpoint(Duration longest) {
        turn.lock();
        try (Connection connection = super.getConnection();
                Statement statement = connection.createStatement()) {
            int usual = connection.unwrap(SQLiteConnection.class).getBusyTimeout();
            statement.execute("pragma busy_timeout = " + longest.toMillis());
            try (ResultSet found = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
                return found.next() && found.getInt("busy") == 0;
            } finally {
                statement.execute("pragma busy_timeout = " + usual);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the WAL of the ledger is not written into its file: " + e.getMessage(), e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        String why = fault;
        if (why != null) {
            throw new SQLException(why);
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive() || turn.isHeldByCurrentThread()) {
            return super.getConnection();
        }
        turn.lock();
        WriteTurn mine = new WriteTurn();
        try {
            TransactionSynchronizationManager.registerSynchronization(mine);
        } catch (RuntimeException e) {
            turn.unlock();
            throw e;
        }
        // From here on the turn ends with the transaction, also where there is no connection to be had.
        Connection connection = super.getConnection();
        mine.begin(connection.unwrap(SQLiteConnection.class).getConnectionConfig());
        return connection;
    }

    /** Ends with its transaction, however that ends. */
    private final class WriteTurn implements TransactionSynchronization {

        private @Nullable SQLiteConnectionConfig config;

        void begin(SQLiteConnectionConfig opened) {
            opened.setTransactionMode(TransactionMode.IMMEDIATE);
            config = opened;
        }

        // The driver begins the next transaction with the commit: that one must not take the right to write.
        @Override
        public void beforeCompletion() {
            if (config != null) {
                config.setTransactionMode(TransactionMode.DEFERRED);
            }
        }

        @Override
        public void afterCompletion(int status) {
            turn.unlock();
        }
    }
}
