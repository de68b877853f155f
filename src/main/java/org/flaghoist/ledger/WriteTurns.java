package org.flaghoist.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
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

    WriteTurns(DataSource connections) {
        super(connections);
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (!TransactionSynchronizationManager.isActualTransactionActive() || turn.isHeldByCurrentThread()) {
            return super.getConnection();
        }
        turn.lock();
        boolean begun = false;
        try {
            Connection connection = super.getConnection();
            SQLiteConnectionConfig config =
                    connection.unwrap(SQLiteConnection.class).getConnectionConfig();
            config.setTransactionMode(TransactionMode.IMMEDIATE);
            TransactionSynchronizationManager.registerSynchronization(new Turn(config));
            begun = true;
            return connection;
        } finally {
            if (!begun) {
                turn.unlock();
            }
        }
    }

    /** Ends with its transaction, however that ends. */
    private final class Turn implements TransactionSynchronization {

        private final SQLiteConnectionConfig config;

        Turn(SQLiteConnectionConfig config) {
            this.config = config;
        }

        // The driver begins the next transaction with the commit: that one must not take the right to write.
        @Override
        public void beforeCompletion() {
            config.setTransactionMode(TransactionMode.DEFERRED);
        }

        @Override
        public void afterCompletion(int status) {
            turn.unlock();
        }
    }
}
