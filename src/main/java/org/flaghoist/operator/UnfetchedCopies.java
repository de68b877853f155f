package org.flaghoist.operator;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.Browsing;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;

/** The copies of a notification that lie on partners' queues. */
public final class UnfetchedCopies {

    private final ConnectionFactory connections;
    private final BrokerPlan plan;

    public UnfetchedCopies(ConnectionFactory connections, BrokerPlan plan) {
        this.connections = connections;
        this.plan = plan;
    }

    /** The queues with at least one, in any revision. */
    List<String> queues(String sender, String reference) {
        String selector = "%s = %s and %s = %s"
                .formatted(HubProperties.SENDER, quoted(sender), HubProperties.ID, quoted(reference));
        List<String> found = new ArrayList<>();
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            for (String partner : plan.partners()) {
                for (String queue : plan.waysOut(partner).toList()) {
                    if (isOn(session, queue, selector)) {
                        found.add(queue);
                    }
                }
            }
            return found;
        } catch (JMSException e) {
            throw new IllegalStateException("the broker cannot be asked for copies: " + e.getMessage(), e);
        }
    }

    /** Whether this recipient's copy of this message lies on its queue. */
    boolean lies(String recipient, long entry) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            String selector = "%s and %s in ('NOTIFICATION', 'ANSWER') and %s = %d"
                    .formatted(WithdrawnCopies.isFor(recipient), HubProperties.KIND, HubProperties.ENTRY, entry);
            return isOn(session, QueueNames.out(recipient), selector);
        } catch (JMSException e) {
            throw new IllegalStateException("the broker cannot be asked for copies: " + e.getMessage(), e);
        }
    }

    private static boolean isOn(Session session, String queue, String selector) throws JMSException {
        return !Browsing.of(session, queue, selector, 1, Message::getJMSMessageID)
                .isEmpty();
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
