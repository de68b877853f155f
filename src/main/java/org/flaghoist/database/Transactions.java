package org.flaghoist.database;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work as one database transaction that is on the disk when it returns, and once more from its start where another
 * hub was quicker. Work inside other work joins its transaction: what it throws passes through and spoils nothing, so
 * that the outer work may catch it.
 */
public final class Transactions {

    private static final int TRIES = 5;

    private final DataSource database;
    private final TransactionTemplate template;
    private final TransactionTemplate beside;

    public Transactions(DataSource database) {
        this.database = database;
        FaultKeepingTransactions manager = new FaultKeepingTransactions(database);
        this.template = new TransactionTemplate(manager);
        this.beside = new TransactionTemplate(manager);
        this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    public void run(Runnable work) {
        get(() -> {
            work.run();
            return true;
        });
    }

    public <T> T get(Supplier<T> work) {
        // The template would mark the outer transaction for rollback at any exception that leaves the inner work.
        return isOpen() ? work.get() : outermost(work);
    }

    /** Runs work that only reads, beside the transaction on this thread: it waits for nobody who writes. */
    @SuppressWarnings("NullAway") // the supplier returns no null, so the template does not
    public <T> T beside(Supplier<T> work) {
        return beside.execute(status -> work.get());
    }

    /** Runs work that is not to be tried again here, since more than the ledger has part in it. */
    public void once(Runnable work) {
        once(status -> {
            work.run();
            return true;
        });
    }

    /** Stands on a thread from the commit of its work until the transaction has ended. */
    private record Ended(DataSource database) {}

    /**
     * Whether work is being done on this thread.
     *
     * @throws IllegalStateException where it is committed, and what is done {@link #afterwards} is at it: what that
     *     wrote would be lost
     */
    public boolean isOpen() {
        if (TransactionSynchronizationManager.hasResource(new Ended(database))) {
            throw new IllegalStateException("the transaction is committed: what comes after it asks the database later,"
                    + " or on another thread");
        }
        return TransactionSynchronizationManager.hasResource(database);
    }

    /** Runs this when what is being done on this thread is committed, or now. */
    public void afterwards(Runnable work) {
        if (!isOpen()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                TransactionSynchronizationManager.bindResource(new Ended(database), true);
                try {
                    work.run();
                } finally {
                    TransactionSynchronizationManager.unbindResource(new Ended(database));
                }
            }
        });
    }

    /** Runs work of its own whose every change is taken back. */
    public <T> T rehearse(Supplier<T> work) {
        return tried(() -> once(status -> {
            status.setRollbackOnly();
            return work.get();
        }));
    }

    private <T> T outermost(Supplier<T> work) {
        return tried(() -> once(status -> work.get()));
    }

    private <T> T tried(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ConcurrencyFailureException | DuplicateKeyException e) {
                // A unique constraint decided for the other one; a new look finds its row.
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    @SuppressWarnings("NullAway") // the supplier returns no null, so the template does not
    private <T> T once(TransactionCallback<T> work) {
        return template.execute(work);
    }
}
