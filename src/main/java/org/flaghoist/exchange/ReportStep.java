package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.ledger.Ledger;

/** Reports to console, metrics and log what became of a message, when the ledger has committed it. */
public final class ReportStep {

    private final Ledger ledger;
    private final ExchangeListeners listeners;

    public ReportStep(Ledger ledger, ExchangeListeners listeners) {
        this.ledger = ledger;
        this.listeners = listeners;
    }

    /** @return what goes out because of the message, in order */
    public List<Outgoing> report(AcknowledgedMessage message) {
        ledger.afterwards(() -> listeners.translated(message.event()));
        return message.outgoing();
    }
}
