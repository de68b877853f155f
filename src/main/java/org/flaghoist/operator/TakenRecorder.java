package org.flaghoist.operator;

import java.util.List;
import org.flaghoist.exchange.ExchangeListener.Taken;
import org.flaghoist.exchange.ExchangeListeners;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.taken.TakenCopies;
import org.flaghoist.taken.TakenDelivery;

/** Records, and reports once, that recipients have taken their copies. */
public final class TakenRecorder {

    private final Ledger ledger;
    private final TakenCopies copies;
    private final ExchangeListeners listeners;

    public TakenRecorder(Ledger ledger, TakenCopies copies, ExchangeListeners listeners) {
        this.ledger = ledger;
        this.copies = copies;
        this.listeners = listeners;
    }

    /** @param more is done in the same transaction */
    void record(List<TakenDelivery> taken, Runnable more) {
        ledger.together(() -> {
            copies.record(taken).forEach(copy -> ledger.afterwards(() -> listeners.taken(new Taken(copy.recipient()))));
            more.run();
            return taken;
        });
    }
}
