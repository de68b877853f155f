package org.flaghoist.operator;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.Browsing;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.recall.Withdrawal;

/**
 * Takes copies from the queue of a partner that consumes it itself, to a queue of the hub's own. Whenever a hub dies,
 * each copy lies on one of the two, or the partner has it; so whoever goes on knows which were taken.
 */
record WithdrawnCopies(Broker broker) {

    private static final String KEY = HubProperties.MESSAGE_KEY;

    /** Takes those that lie on the queue; all have the same recipient. */
    void take(Collection<Withdrawal> copies, String recipient) {
        String queue = QueueNames.out(recipient);
        String filter = copies.stream()
                        .map(Withdrawal::messageKey)
                        .collect(Collectors.joining(
                                "', '",
                                isFor(recipient) + " and " + KEY + " in ('",
                                "') and " + HubProperties.KIND + " = 'NOTIFICATION' and "))
                + HubProperties.REPEAT;
        // What is sent again lies behind it: removed first, so that nothing of it is left where this one is taken.
        broker.removeAll(queue, filter + " is not null");
        broker.moveAll(queue, filter + " is null", QueueNames.withdrawn(recipient));
    }

    /**
     * A message that was taken.
     *
     * @param message its name at the broker
     */
    record TakenCopy(String message, long entry, String messageKey, String recipient) {

        static TakenCopy of(Message message, String recipient) throws JMSException {
            return new TakenCopy(
                    message.getJMSMessageID(),
                    message.getLongProperty(HubProperties.ENTRY),
                    message.getStringProperty(KEY),
                    recipient);
        }
    }

    /** Those that were taken from a recipient's queue; the broker counts them only later. */
    List<TakenCopy> taken(String recipient) {
        String queue = QueueNames.withdrawn(recipient);
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            connection.start();
            return Browsing.of(
                    session, queue, isFor(recipient), Integer.MAX_VALUE, message -> TakenCopy.of(message, recipient));
        } catch (JMSException e) {
            throw new IllegalStateException("queue " + queue + ": " + e.getMessage(), e);
        }
    }

    /** The ledger has it that it was taken. */
    void remove(Withdrawal copy) {
        broker.removeAll(QueueNames.withdrawn(copy.recipient()), filter(copy));
    }

    /** Lets its recipient have it after all. */
    void putBack(Withdrawal copy) {
        broker.moveAll(QueueNames.withdrawn(copy.recipient()), filter(copy), QueueNames.out(copy.recipient()));
    }

    private static String filter(Withdrawal copy) {
        return isFor(copy.recipient()) + " and " + KEY + " = '" + copy.messageKey() + "'";
    }

    /** Picks what is for the partner itself, or for one of its bodies, from their queue. */
    static String isFor(String recipient) {
        String body = RecipientId.body(recipient);
        return HubProperties.BODY + (body == null ? " is null" : " = '" + body + "'");
    }
}
