package org.flaghoist.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the broker notes which copies partners took. A note that cannot be read is put aside; the others go on. */
public final class TakenQueue {

    private static final Logger LOG = LoggerFactory.getLogger(TakenQueue.class);

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
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.TAKEN))) {
            connection.start();
            try {
                List<Message> messages = messages(consumer, most);
                work.accept(notes(session, messages));
                session.commit();
                return messages.size();
            } finally {
                // After the commit there is nothing to roll back; the session is kept for others.
                session.rollback();
            }
        } catch (JMSException e) {
            throw new IllegalStateException("queue " + QueueNames.TAKEN + ": " + e.getMessage(), e);
        }
    }

    private static List<Message> messages(MessageConsumer consumer, int most) throws JMSException {
        List<Message> messages = new ArrayList<>();
        Message next = consumer.receiveNoWait();
        while (next != null) {
            messages.add(next);
            next = messages.size() < most ? consumer.receiveNoWait() : null;
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
