package org.flaghoist.ledger;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets the H2 file be written only while no statement changes anything.
 *
 * <p>H2 takes the states of its tables, indexes and undo logs one after the other when it writes them, and statements go
 * on meanwhile (h2database issue 2080). A process killed before the next write then came back with parts of
 * transactions that had not been committed: a row without its index, or a row of three.
 */
final class StoreGate {

    /** A writer that waits holds up new statements; but one of them may be what a running statement waits for. */
    private static final long PATIENCE_MILLIS = 20;

    private static final long MOST_PATIENCE_MILLIS = 320;

    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    /** Runs one statement, a commit or a rollback, beside others. */
    Object through(Callable<Object> statement) throws Exception {
        gate.readLock().lock();
        try {
            return statement.call();
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Runs this while no statement runs. Who has a transaction open may be what a running statement waits for. */
    void alone(Runnable write) throws InterruptedException {
        long patience = PATIENCE_MILLIS;
        while (!triedAlone(write, patience)) {
            patience = Math.min(2 * patience, MOST_PATIENCE_MILLIS);
        }
    }

    /** Runs it where a moment soon comes in which no statement runs. */
    void aloneOrNot(Runnable write) throws InterruptedException {
        triedAlone(write, PATIENCE_MILLIS);
    }

    private boolean triedAlone(Runnable write, long patience) throws InterruptedException {
        boolean entered = gate.writeLock().tryLock(patience, TimeUnit.MILLISECONDS);
        if (entered) {
            try {
                write.run();
            } finally {
                gate.writeLock().unlock();
            }
        }
        return entered;
    }
}
