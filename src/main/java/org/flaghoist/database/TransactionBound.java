package org.flaghoist.database;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A value that each transaction has for itself, from when it is first asked for until the transaction ends. */
public final class TransactionBound<T> {

    private final Supplier<T> fresh;
    private final Consumer<T> beforeCommit;

    /** @param beforeCommit is given the value while the transaction can still write, and not where it is taken back */
    public TransactionBound(Supplier<T> fresh, Consumer<T> beforeCommit) {
        this.fresh = fresh;
        this.beforeCommit = beforeCommit;
    }

    /** That of the transaction on this thread; null where there is none, or it was not asked for yet. */
    @SuppressWarnings("unchecked") // nobody else binds anything to this
    @Nullable
    public T there() {
        return (T) TransactionSynchronizationManager.getResource(this);
    }

    /** That of the transaction on this thread, made where it is missing; null where there is no transaction. */
    @Nullable
    public T get() {
        T there = there();
        boolean missing = there == null && TransactionSynchronizationManager.isSynchronizationActive();
        return missing ? bound(fresh.get()) : there;
    }

    private T bound(T value) {
        TransactionSynchronizationManager.bindResource(this, value);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                beforeCommit.accept(value);
            }

            @Override
            public void beforeCompletion() {
                TransactionSynchronizationManager.unbindResource(TransactionBound.this);
            }
        });
        return value;
    }
}
