package org.flaghoist.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

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
        if (TransactionSynchronizationManager.isActualTransactionActive() && !turn.isHeldByCurrentThread()) {
            turn.lock();
            // Also where what follows fails: the transaction then ends, too.
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    turn.unlock();
                }
            });
        }
        return super.getConnection();
    }
}
