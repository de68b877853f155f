package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.Browsing;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.parking.ParkedMessage;
import org.jspecify.annotations.Nullable;

/** The parked messages, on their queues. */
public final class ParkedMessages {

    private static final long PATIENCE_MILLIS = 1_000;

    private final ConnectionFactory connections;
    private final Broker broker;

    public ParkedMessages(ConnectionFactory connections, Broker broker) {
        this.connections = connections;
        this.broker = broker;
    }

    /**
     * One message as it lies there.
     *
     * @param text the words about its fault
     * @param pgpProtected whether it is a PGP-protected file for a partner
     * @param spill whether it is above the hub's ceiling
     * @param file that it was cut from, and {@code number} its place there; null where there is none
     * @param cut whether it is only the beginning of what was sent
     */
    public record Content(
            byte[] body,
            @Nullable String text,
            boolean pgpProtected,
            boolean spill,
            @Nullable String file,
            @Nullable Integer number,
            boolean cut) {

        /** Of the first record of the content; a whole file begins with its first. */
        public int first() {
            return number == null || number == 0 ? 1 : number;
        }

        private static Content of(Message message) throws JMSException {
            BytesMessage bytes = (BytesMessage) message;
            byte[] body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
            return new Content(
                    body,
                    message.getStringProperty(HubProperties.DETAIL),
                    message.getBooleanProperty(HubProperties.PGP_PROTECTED),
                    isSpill(message),
                    message.getStringProperty(HubProperties.FILE),
                    message.propertyExists(HubProperties.NUMBER)
                            ? Integer.valueOf(message.getIntProperty(HubProperties.NUMBER))
                            : null,
                    message.getBooleanProperty(HubProperties.CUT));
        }

        // What a hub of the version before has put there says it by the code alone.
        private static boolean isSpill(Message message) throws JMSException {
            return message.getBooleanProperty(HubProperties.SPILL)
                    || FaultCode.LEVEL_ABOVE_CEILING.name().equals(message.getStringProperty(HubProperties.CODE));
        }
    }

    /** Looks at a message and leaves it where it is; empty where it is not (or no longer) there. */
    public Optional<Content> look(ParkedMessage row) {
        return browse(session -> look(session, row), row);
    }

    /** What is seen of a queue in a session of its own. */
    private interface QueueWork<T> {

        T by(Session session) throws JMSException;
    }

    private <T> T browse(QueueWork<T> seen, ParkedMessage row) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            return seen.by(session);
        } catch (JMSException e) {
            throw failed(Outgoing.queue(row), e);
        }
    }

    /**
     * Whether it is neither on its queue nor in anybody's hand. Asked in this order: what is given back lies there
     * again.
     */
    public boolean isGone(ParkedMessage row) {
        return !broker.isInHand(Outgoing.queue(row)) && !lies(row);
    }

    private boolean lies(ParkedMessage row) {
        return browse(
                session -> !Browsing.of(session, Outgoing.queue(row), selector(row), 1, Message::getJMSMessageID)
                        .isEmpty(),
                row);
    }

    // Spring's own exceptions for JMS do not say what happened.
    private static IllegalStateException failed(String queue, JMSException e) {
        return new IllegalStateException("queue " + queue + ": " + e.getMessage(), e);
    }

    private static Optional<Content> look(Session session, ParkedMessage row) throws JMSException {
        return browsed(session, Outgoing.queue(row), selector(row)).map(Browsed::content);
    }

    /**
     * Takes a message from its queue and puts others in its place, in one transaction.
     *
     * @param work makes the others; its ledger's transaction commits before the broker's. What it throws leaves the
     *     message where it is
     * @return false where the message is not there
     */
    public boolean exchange(ParkedMessage row, Function<Content, List<Outgoing>> work) {
        return exchange(Outgoing.queue(row), selector(row), work);
    }

    /** As above, for the one message of a queue that is meant. */
    public boolean exchange(String queue, String selector, Function<Content, List<Outgoing>> work) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            connection.start();
            try {
                return exchange(session, queue, selector, work);
            } finally {
                // After the commit there is nothing to roll back; the session is kept for others.
                session.rollback();
            }
        } catch (JMSException e) {
            throw failed(queue, e);
        }
    }

    private boolean exchange(Session session, String queue, String selector, Function<Content, List<Outgoing>> work)
            throws JMSException {
        try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue), selector)) {
            Message message = consumer.receive(PATIENCE_MILLIS);
            if (message != null) {
                for (Outgoing outgoing : work.apply(Content.of(message))) {
                    send(session, outgoing);
                }
                session.commit();
                return true;
            }
        }
        return exchangeOnDisk(session, queue, selector, work);
    }

    /**
     * Of what is paged to the disk a consumer with a selector sees only the beginning, a browser sees all. What follows
     * is sent first, the message removed afterwards: should the hub die in between, the broker knows what was sent by
     * its ids.
     */
    private boolean exchangeOnDisk(
            Session session, String queue, String selector, Function<Content, List<Outgoing>> work)
            throws JMSException {
        Optional<Browsed> found = browsed(session, queue, selector);
        if (found.isEmpty()) {
            return false;
        }
        String name = found.get().name();
        sendOnce(session, name, work.apply(found.get().content()));
        broker.remove(queue, name);
        return true;
    }

    /** Has the broker rewrite its files without what has left its queues. */
    public void forget() {
        broker.compact();
    }

    /** @param name the broker's */
    private record Browsed(String name, Content content) {

        static Browsed of(Message message) throws JMSException {
            return new Browsed(message.getJMSMessageID(), Content.of(message));
        }
    }

    private static Optional<Browsed> browsed(Session session, String queue, String selector) throws JMSException {
        return Browsing.of(session, queue, selector, 1, Browsed::of).stream().findFirst();
    }

    private static void sendOnce(Session session, String name, List<Outgoing> all) throws JMSException {
        try {
            for (int i = 0; i < all.size(); i++) {
                send(session, all.get(i).with(PieceSender.DUPLICATE_ID, name + "-" + i));
            }
            session.commit();
        } catch (JMSException e) {
            if (!PieceSender.isDuplicate(e)) {
                throw e;
            }
        }
    }

    static void send(Session session, Outgoing outgoing) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(outgoing.bytes());
        for (var property : outgoing.properties().entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        try (MessageProducer producer = session.createProducer(session.createQueue(outgoing.queue()))) {
            producer.setPriority(outgoing.urgency().priority());
            producer.send(message);
        }
    }

    // Both are the hub's own: digits, small letters, hyphens and a colon. The key, too: an older ledger gives ids a
    // second time, and what lies there under one is then not what people decide about.
    private static String selector(ParkedMessage row) {
        return HubProperties.PARKED + " = '" + row.id() + "' and " + HubProperties.MESSAGE_KEY + " = '"
                + row.from().messageKey() + "'";
    }
}
