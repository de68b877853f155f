package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.UnknownEntry;

/** Confirms that the ledger knows what a message for a partner's server comes from. */
public final class ConfirmStep {

    private final Ledger ledger;
    private final UnknownEntries unknown;

    public ConfirmStep(Ledger ledger, UnknownEntries unknown) {
        this.ledger = ledger;
        this.unknown = unknown;
    }

    /**
     * @throws UnknownEntry where it does not, and no person has decided about that: it stays at the head of its queue
     */
    public ConfirmedMessage confirm(BytesMessage message, String partner) throws JMSException {
        try {
            ledger.confirm(
                    message.getLongProperty(HubProperties.ENTRY), message.getStringProperty(HubProperties.MESSAGE_KEY));
        } catch (UnknownEntry lost) {
            return ConfirmedMessage.lost(unknown.met(message, partner, lost));
        }
        return ConfirmedMessage.of(OutboundMessage.of(message, partner));
    }
}
