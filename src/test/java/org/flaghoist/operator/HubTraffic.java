package org.flaghoist.operator;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;

/**
 * A partner that sends to two others without end, and one of them that takes what it gets. Both go on when the hub is
 * back.
 */
final class HubTraffic implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 200;
    private static final int PAUSE_MILLIS = 10;

    private final HubFixture hub;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final AtomicInteger number = new AtomicInteger();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Future<?> sender;
    private final Future<?> taker;
    private boolean sending = true;

    HubTraffic(HubFixture hub) {
        this.hub = hub;
        this.taker = threads.submit(this::takeAll);
        this.sender = threads.scheduleWithFixedDelay(this::sendNext, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void sendNext() {
        if (!sending) {
            return;
        }
        String id = "LOAD-" + number.incrementAndGet();
        send(List.of(id));
        sent.add(id);
    }

    private void send(List<String> ids) {
        try (Connection connection = hub.core("north");
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue("in.north"))) {
            for (String id : ids) {
                producer.send(
                        session.createTextMessage(Notifications.of("north", id, "INTELLIGENCE", "\"west\",\"east\"")));
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends nothing any more until it is to go on. */
    synchronized void halt() {
        sending = false;
    }

    /** Sends all again, and then more. */
    synchronized void goOnWithWhatWasSent() {
        send(sent);
        sending = true;
    }

    private Void takeAll() throws InterruptedException {
        while (over.getCount() > 0) {
            try (Connection connection = hub.core("west");
                    Session session = connection.createSession(Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue("out.west"))) {
                take(session, consumer);
            } catch (JMSException e) {
                // The hub is away; the next try may reach it.
                boolean ends = over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (ends) {
                    break;
                }
            }
        }
        return null;
    }

    private void take(Session session, MessageConsumer consumer) throws JMSException {
        while (over.getCount() > 0) {
            Message message = consumer.receive(PATIENCE_MILLIS);
            if (message != null) {
                String copy = new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
                session.commit();
                taken.add(HubFixture.member(copy, "id"));
            }
        }
    }

    List<String> sent() {
        return List.copyOf(sent);
    }

    /** In order, each as often as it came. */
    List<String> taken() {
        return new ArrayList<>(taken);
    }

    @Override
    public void close() throws Exception {
        halt();
        over.countDown();
        sender.cancel(false);
        taker.get();
        threads.shutdownNow();
    }
}
