package org.flaghoist.database;

import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Lets the fault stand for which work is taken back. Where the disk is full, or the file is in use, SQLite has itself
 * taken the transaction back, or never begun it; the driver then complains that there is none, in the fault's place.
 */
final class FaultKeepingTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1;

    private static final String TAKEN_BACK = "no transaction is active";

    FaultKeepingTransactions(DataSource database) {
        super(database);
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (DataAccessException e) {
            if (!String.valueOf(e.getMostSpecificCause().getMessage()).contains(TAKEN_BACK)) {
                throw e;
            }
        }
    }
}
