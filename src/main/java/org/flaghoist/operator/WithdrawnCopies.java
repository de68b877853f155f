package org.flaghoist.operator;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.Browsing;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
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
                                "', '", KEY + " in ('", "') and " + HubProperties.KIND + " = 'NOTIFICATION' and "))
                + HubProperties.REPEAT;
        // What is sent again lies behind it: removed first, so that nothing of it is left where this one is taken.
        broker.removeAll(queue, filter + " is not null");
        broker.moveAll(queue, filter + " is null", QueueNames.withdrawn(recipient));
    }

    /** The message keys of those that were taken from a recipient's queue; the broker counts them only later. */
    Set<String> taken(String recipient) {
        String queue = QueueNames.withdrawn(recipient);
        try (Connection connection = broker.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            connection.start();
            return Set.copyOf(Browsing.of(session, queue, null, Integer.MAX_VALUE, WithdrawnCopies::key));
        } catch (JMSException e) {
            throw new IllegalStateException("queue " + queue + ": " + e.getMessage(), e);
        }
    }

    private static String key(Message message) throws JMSException {
        return message.getStringProperty(KEY);
    }

    /** The ledger has it that it was taken. */
    void remove(Withdrawal copy) {
        broker.removeAll(QueueNames.withdrawn(copy.recipient()), KEY + " = '" + copy.messageKey() + "'");
    }
}
