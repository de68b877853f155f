package org.flaghoist.exchange;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.List;
import org.flaghoist.cluster.Lease;

/**
 * Puts messages on their queues, each once: those that are committed together have one duplicate id, the first of them,
 * so that the broker takes all of them or none, and knows what it has.
 */
public final class OnceSender {

    private final ConnectionFactory connections;

    public OnceSender(ConnectionFactory connections) {
        this.connections = connections;
    }

    /**
     * Sends them together.
     *
     * @param id the same whenever these are sent
     * @return false where the broker had them already
     * @throws org.flaghoist.cluster.LeaseLost where another hub may be sending them by now
     */
    public boolean send(List<Outgoing> copies, String id, Lease lease) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            try {
                for (int i = 0; i < copies.size(); i++) {
                    Outgoing copy = copies.get(i);
                    ParkedMessages.send(session, i == 0 ? copy.with(PieceSender.DUPLICATE_ID, id) : copy);
                }
                lease.check();
                session.commit();
                return true;
            } finally {
                // After the commit there is nothing to roll back; the session is kept for others.
                session.rollback();
            }
        } catch (JMSException e) {
            if (PieceSender.isDuplicate(e)) {
                return false;
            }
            throw new IllegalStateException(copies.get(0).queue() + ": " + e.getMessage(), e);
        }
    }
}
