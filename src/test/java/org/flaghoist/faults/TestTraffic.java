package org.flaghoist.faults;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** One partner that sends, again where it has to, and one that takes; what each did is remembered. */
final class TestTraffic implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;
    private static final long PATIENCE_MILLIS = 200;

    private final Function<String, ActiveMQConnectionFactory> ways;
    private final String sender;
    private final String taker;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Parcel> sent = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<Future<?>> work = new ArrayList<>();
    private volatile boolean sending = true;
    private volatile boolean over;

    TestTraffic(Function<String, ActiveMQConnectionFactory> ways, String sender, String taker) {
        this.ways = ways;
        this.sender = sender;
        this.taker = taker;
    }

    /** Sends a sample under ever new ids until it is to stop, and takes until the end. */
    void begin(Mail mail, String sample) {
        work.add(threads.submit(() -> {
            while (sending) {
                Parcel parcel = mail.of(sample);
                sent.add(parcel);
                send(parcel);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return sent;
        }));
        work.add(threads.submit(this::take));
    }

    void stopSending() {
        sending = false;
    }

    /** Sends this until the broker has it. */
    void send(Parcel parcel) throws InterruptedException {
        while (!over) {
            try (ActiveMQConnectionFactory way = ways.apply(sender);
                    Connection connection = way.createConnection();
                    Session session = connection.createSession()) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(parcel.content());
                session.createProducer(session.createQueue("in." + sender)).send(message);
                return;
            } catch (JMSException e) {
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
            }
        }
    }

    private List<String> take() throws InterruptedException {
        while (!over) {
            try (ActiveMQConnectionFactory way = ways.apply(taker);
                    Connection connection = way.createConnection();
                    Session session = connection.createSession(Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue("out." + taker))) {
                connection.start();
                while (!over) {
                    Message message = consumer.receive(PATIENCE_MILLIS);
                    if (message != null) {
                        String id = message.getStringProperty("flaghoist_id");
                        session.commit();
                        taken.add(id);
                    }
                }
            } catch (JMSException e) {
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
            }
        }
        return taken;
    }

    List<Parcel> sent() {
        return List.copyOf(sent);
    }

    /** The ids of the notifications taken, in order, each as often as it came. */
    List<String> taken() {
        return new ArrayList<>(taken);
    }

    @Override
    public void close() throws Exception {
        sending = false;
        over = true;
        for (Future<?> each : work) {
            each.get();
        }
        threads.shutdown();
    }
}
