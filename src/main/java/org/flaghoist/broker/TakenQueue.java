package org.flaghoist.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the broker notes which copies partners took. A note that cannot be read is put aside; the others go on. */
public final class TakenQueue {

    private static final Logger LOG = LoggerFactory.getLogger(TakenQueue.class);

    /**
     * Bytes of notes that come ahead of being asked for: the hub's connections take one message at a time, and asking
     * for each would cost more than all that is done with it.
     */
    private static final int WINDOW = 256 << 10;

    private static final int NO_RATE = -1;

    private final ConnectionFactory connections;
    private final Broker broker;

    public TakenQueue(ConnectionFactory connections, Broker broker) {
        this.connections = connections;
        this.broker = broker;
    }

    /** Whether there are any. */
    public boolean isAny() {
        return broker.count(QueueNames.TAKEN) > 0;
    }

    /**
     * Takes some notes, which come again where the work with them fails.
     *
     * @return how many there were
     */
    public int take(int most, Consumer<List<TakenNote>> work) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            connection.start();
            return take(session, most, work);
        } catch (JMSException e) {
            throw unread(e);
        }
    }

    private static int take(Session session, int most, Consumer<List<TakenNote>> work) throws JMSException {
        ClientSession client = GatheredSends.client(session);
        try (ClientConsumer consumer =
                client.createConsumer(SimpleString.of(QueueNames.TAKEN), null, WINDOW, NO_RATE, false)) {
            try {
                List<Message> messages = messages(client, consumer, most);
                work.accept(notes(session, messages));
                session.commit();
                return messages.size();
            } finally {
                // After the commit there is nothing to roll back; the session is kept for others.
                session.rollback();
            }
        } catch (ActiveMQException e) {
            throw unread(e);
        }
    }

    private static IllegalStateException unread(Exception why) {
        return new IllegalStateException("queue " + QueueNames.TAKEN + ": " + why.getMessage(), why);
    }

    private static List<Message> messages(ClientSession client, ClientConsumer consumer, int most)
            throws ActiveMQException {
        List<Message> messages = new ArrayList<>();
        ClientMessage next = consumer.receiveImmediate();
        while (next != null) {
            next.acknowledge();
            messages.add(ActiveMQMessage.createMessage(next, client));
            next = messages.size() < most ? consumer.receiveImmediate() : null;
        }
        return messages;
    }

    private static List<TakenNote> notes(Session session, List<Message> messages) throws JMSException {
        List<TakenNote> notes = new ArrayList<>();
        for (Message message : messages) {
            TakenNote note = TakenNote.of(message);
            if (note == null) {
                putAside(session, message);
            } else {
                notes.add(note);
            }
        }
        return notes;
    }

    private static void putAside(Session session, Message message) throws JMSException {
        LOG.error(
                "What a partner took is not known: note {} on queue {} cannot be read, and lies on queue {} now; have"
                        + " broker and hub run the same version",
                message.getJMSMessageID(),
                QueueNames.TAKEN,
                QueueNames.DEAD);
        try (MessageProducer producer = session.createProducer(session.createQueue(QueueNames.DEAD))) {
            producer.send(message);
        }
    }
}
