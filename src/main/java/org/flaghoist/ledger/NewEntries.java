package org.flaghoist.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which entries the transaction on this thread has made itself: the database has nothing else of these yet, and need not
 * be asked. That is the way of nearly every message, and saves a third of its statements.
 */
final class NewEntries {

    void add(long entry) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            made().put(entry, new HashSet<>());
        }
    }

    /**
     * Whether there can be nothing yet: the entry is new, and this is asked about the part for the first time.
     *
     * @param part of what is kept of an entry, whatever names it
     */
    boolean isFirst(long entry, Object part) {
        Set<Object> asked = TransactionSynchronizationManager.hasResource(this) ? made().get(entry) : null;
        return asked != null && asked.add(part);
    }

    @SuppressWarnings("unchecked") // nobody else binds anything to this
    private Map<Long, Set<Object>> made() {
        Object there = TransactionSynchronizationManager.getResource(this);
        if (there != null) {
            return (Map<Long, Set<Object>>) there;
        }
        Map<Long, Set<Object>> fresh = new HashMap<>();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCompletion() {
                TransactionSynchronizationManager.unbindResource(NewEntries.this);
            }
        });
        return fresh;
    }
}
