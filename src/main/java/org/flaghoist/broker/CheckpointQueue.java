package org.flaghoist.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.Optional;
import org.flaghoist.installation.JournalCheckpoint;
import org.jspecify.annotations.Nullable;

/** The checkpoints in the broker's journal: messages on a queue of their own, which nobody takes. */
public final class CheckpointQueue {

    private final ConnectionFactory connections;
    private final Broker broker;

    public CheckpointQueue(ConnectionFactory connections, Broker broker) {
        this.connections = connections;
        this.broker = broker;
    }

    /**
     * A checkpoint that lies there.
     *
     * @param seal the ledger's chain at that time, as {@link org.flaghoist.installation.StampedSeal} writes it; null
     *     where an older hub put it there
     */
    record QueuedCheckpoint(
            JournalCheckpoint checkpoint, @Nullable String seal, String messageId) {}

    private interface QueueSessionWork<T> {
        T with(Session session) throws JMSException;
    }

    /** The checkpoints that lie there; empty where there is no such queue. */
    Optional<List<QueuedCheckpoint>> checkpoints() {
        try {
            return Optional.of(in(CheckpointQueue::all));
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof InvalidDestinationException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Returns when it is on the disk.
     *
     * @param seal a property, since a hub of the version before reads the text
     */
    void put(JournalCheckpoint checkpoint, String seal) {
        in(session -> {
            try (MessageProducer producer =
                    session.createProducer(session.createQueue(QueueNames.JOURNAL_CHECKPOINT))) {
                Message message = session.createTextMessage(checkpoint.toString());
                message.setStringProperty(HubProperties.SEAL, seal);
                producer.send(message);
                return checkpoint;
            }
        });
    }

    // Removed by name, not taken: what another hub has taken and not committed nobody would see for a while.
    void removeBefore(JournalCheckpoint checkpoint) {
        in(CheckpointQueue::all).stream()
                .filter(queued -> queued.checkpoint().number() < checkpoint.number())
                .forEach(queued -> broker.remove(QueueNames.JOURNAL_CHECKPOINT, queued.messageId()));
    }

    private static List<QueuedCheckpoint> all(Session session) throws JMSException {
        return Browsing.of(session, QueueNames.JOURNAL_CHECKPOINT, null, Integer.MAX_VALUE, CheckpointQueue::queued);
    }

    private static QueuedCheckpoint queued(Message message) throws JMSException {
        return new QueuedCheckpoint(
                JournalCheckpoint.of(message.getBody(String.class)),
                message.getStringProperty(HubProperties.SEAL),
                message.getJMSMessageID());
    }

    private <T> T in(QueueSessionWork<T> work) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            return work.with(session);
        } catch (JMSException e) {
            throw new IllegalStateException("queue " + QueueNames.JOURNAL_CHECKPOINT + ": " + e.getMessage(), e);
        }
    }
}
