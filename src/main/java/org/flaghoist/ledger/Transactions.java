package org.flaghoist.ledger;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work as one database transaction, and once more from its start where another hub was quicker. */
final class Transactions {

    private static final int TRIES = 5;

    private final TransactionTemplate template;

    Transactions(DataSource database) {
        this.template = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    <T> T get(Supplier<T> work) {
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
