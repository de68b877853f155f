package org.flaghoist.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a partner has taken a copy from its queue, as the broker noted it.
 *
 * @param entry of the message that it is a copy of, with its message key
 * @param at by the broker's clock
 */
public record TakenNote(long entry, String messageKey, String recipient, Instant at) {

    /** Null where it says something else, as a broker of another version might. */
    static @Nullable TakenNote of(Message note) throws JMSException {
        String key = note.getStringProperty(HubProperties.MESSAGE_KEY);
        String recipient = note.getStringProperty(HubProperties.RECIPIENT);
        boolean isWhole = key != null
                && recipient != null
                && note.getObjectProperty(HubProperties.ENTRY) instanceof Long
                && note.getJMSTimestamp() > 0;
        return isWhole
                ? new TakenNote(
                        note.getLongProperty(HubProperties.ENTRY),
                        key,
                        recipient,
                        Instant.ofEpochMilli(note.getJMSTimestamp()))
                : null;
    }
}
