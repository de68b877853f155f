package org.flaghoist.ledger;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work as one database transaction that is on the disk when it returns, and once more from its start where another hub was quicker. Work inside other
 * work joins its transaction: what it throws passes through and spoils nothing, so that the outer work may catch it.
 */
final class Transactions {

    private static final int TRIES = 5;

    private final DataSource database;
    private final LedgerFile file;
    private final TransactionTemplate template;

    Transactions(DataSource database) {
        this.database = database;
        this.file = new LedgerFile(database);
        this.template = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    <T> T get(Supplier<T> work) {
        // The template would mark the outer transaction for rollback at any exception that leaves the inner work.
        return TransactionSynchronizationManager.hasResource(database) ? work.get() : outermost(work);
    }

    private <T> T outermost(Supplier<T> work) {
        T done = tried(work);
        file.sync();
        return done;
    }

    private <T> T tried(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                // A unique constraint decided for the other one; a new look finds its row.
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    @SuppressWarnings("NullAway") // the supplier returns no null, so the template does not
    private <T> T once(Supplier<T> work) {
        return template.execute(status -> work.get());
    }
}
