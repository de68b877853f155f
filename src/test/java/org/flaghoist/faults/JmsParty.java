package org.flaghoist.faults;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;

/**
 * A partner that comes to the hub's broker. What it consumes it acknowledges by a commit: the same message seen again,
 * by the broker's number, is the broker's doing after a commit that came to nothing, and counts once.
 */
final class JmsParty implements Party {

    private static final long AGAIN_MILLIS = 100;

    private final String id;
    private final Supplier<ActiveMQConnectionFactory> broker;
    private final Book book;
    private final NativeReceipts receipts;
    private final SendingRate pace;
    private final Thread consumer;
    private final Link sending = new Link();
    private final List<Received> received = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean closed;

    /** @param broker the partner's way to it, with its login */
    JmsParty(String id, Supplier<ActiveMQConnectionFactory> broker, Book book, Mail mail) throws IOException {
        this.id = id;
        this.broker = broker;
        this.book = book;
        this.receipts = new NativeReceipts(id);
        this.pace = new SendingRate(id, book, mail, this::receiptsSoFar, this::sendSurely);
        this.consumer = new Thread(this::consume, "consumes-" + id);
    }

    @Override
    public void take() {
        consumer.setDaemon(true);
        consumer.start();
    }

    @Override
    public void sendSteadily() {
        pace.start();
    }

    @Override
    public void send(Parcel parcel) throws InterruptedException {
        book.sending(parcel);
        sendSurely(parcel);
    }

    @Override
    public String id() {
        return id;
    }

    private void sendSurely(Parcel parcel) throws InterruptedException {
        while (true) {
            try {
                Session session = sending.session(Session.AUTO_ACKNOWLEDGE);
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(parcel.content());
                try (MessageProducer producer = session.createProducer(session.createQueue("in." + id))) {
                    producer.send(message);
                    return;
                } catch (JMSException e) {
                    book.doubtful(parcel);
                    throw e;
                }
            } catch (JMSException e) {
                sending.drop();
                TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
            }
        }
    }

    private void consume() {
        Link link = new Link();
        while (!closed) {
            try {
                Session session = link.session(Session.SESSION_TRANSACTED);
                MessageConsumer messages = session.createConsumer(session.createQueue("out." + id));
                while (!closed) {
                    Message message = messages.receive(AGAIN_MILLIS);
                    if (message != null) {
                        remember(message);
                        session.commit();
                    }
                }
            } catch (JMSException e) {
                link.drop();
                pause();
            } catch (RuntimeException e) {
                failure.set(e);
                break;
            }
        }
        link.drop();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(Message message) throws JMSException {
        String number =
                Long.toString(((ActiveMQMessage) message).getCoreMessage().getMessageID());
        byte[] body = message.getBody(byte[].class);
        boolean receipt = "RECEIPT".equals(message.getStringProperty("flaghoist_kind"));
        Copy copy = receipt
                ? null
                : new Copy(
                        message.getStringProperty("flaghoist_sender"),
                        message.getStringProperty("flaghoist_id"),
                        message.getIntProperty("flaghoist_revision"));
        NativeReceipt read = receipt ? receipts.read(body) : null;
        synchronized (received) {
            if (numbers.add(number)) {
                received.add(new Received(number, received.size(), body, copy, read));
            }
        }
    }

    private int receiptsSoFar() {
        synchronized (received) {
            return (int)
                    received.stream().filter(each -> each.receipt() != null).count();
        }
    }

    @Override
    public List<Received> received() {
        if (failure.get() != null) {
            throw new IllegalStateException(id + " could not read what it got", failure.get());
        }
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    @Override
    public void stopSending() throws InterruptedException {
        pace.stop();
        sending.drop();
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        pace.stop();
        sending.drop();
        consumer.join();
    }

    /** A connection that is made when there is none. */
    private final class Link {

        private ActiveMQConnectionFactory factory;
        private Session session;

        Session session(int mode) throws JMSException {
            if (session == null) {
                factory = broker.get();
                Connection connection = factory.createConnection();
                connection.start();
                session = connection.createSession(mode);
            }
            return session;
        }

        void drop() {
            session = null;
            if (factory != null) {
                factory.close();
                factory = null;
            }
        }
    }
}
