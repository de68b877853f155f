package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.ledger.Ledger;

/** Confirms that the ledger knows what a message for a partner's server comes from. */
public final class ConfirmStep {

    private final Ledger ledger;
    private final UnknownEntries unknown;
    private final Map<String, ConfirmedMessage> ahead = new ConcurrentHashMap<>();

    public ConfirmStep(Ledger ledger, UnknownEntries unknown) {
        this.ledger = ledger;
        this.unknown = unknown;
    }

    /**
     * @throws UnknownEntry where it does not, and no person has decided about that: it stays at the head of its queue
     */
    public ConfirmedMessage confirm(BytesMessage message, String queue) throws JMSException {
        ConfirmedMessage confirmed = ahead.remove(message.getJMSMessageID());
        return confirmed == null ? look(message, queue) : confirmed;
    }

    /** Confirms it before its turn. */
    ConfirmedMessage ahead(BytesMessage message, String queue) throws JMSException {
        ConfirmedMessage confirmed = look(message, queue);
        ahead.put(message.getJMSMessageID(), confirmed);
        return confirmed;
    }

    /** Its turn is over. */
    void forget(Message message) throws JMSException {
        ahead.remove(message.getJMSMessageID());
    }

    private ConfirmedMessage look(BytesMessage message, String queue) throws JMSException {
        if (OutboundMessage.kind(message).isPeriodic()) {
            return ConfirmedMessage.of(OutboundMessage.of(message, queue));
        }
        long entry = message.getLongProperty(HubProperties.ENTRY);
        String messageKey = message.getStringProperty(HubProperties.MESSAGE_KEY);
        return ledger.knows(entry, messageKey)
                ? ConfirmedMessage.of(OutboundMessage.of(message, queue))
                : ConfirmedMessage.lost(unknown.met(message, queue, new UnknownEntry(entry, messageKey)));
    }
}
