package org.flaghoist.kit;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.concurrent.locks.LockSupport;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A partner's client that accepts some messages, and then answers what AMQP calls "rejected". */
final class RejectingClient implements AutoCloseable {

    /** How Qpid's client is told what to answer. */
    private static final String ANSWER = "JMS_AMQP_ACK_TYPE";

    private static final int ACCEPTED = 1;
    private static final int REJECTED = 2;
    private static final int WAIT_MILLIS = 50;

    private final JmsConnectionFactory factory;
    private final String queue;
    private final Thread thread = new Thread(this::live, "rejecting");
    private int left;
    private volatile boolean stopped;

    /** @param accepts how many */
    RejectingClient(RehearsedPartner partner, int accepts) {
        this.factory = new JmsConnectionFactory(
                partner.user(), RehearsedPartner.PASSWORD, "amqp://127.0.0.1:" + partner.amqpPort());
        this.queue = "out." + partner.id();
        this.left = accepts;
        thread.start();
    }

    private void live() {
        while (!stopped) {
            try (Connection connection = factory.createConnection();
                    Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                connection.start();
                answer(consumer);
            } catch (Exception e) {
                // The broker is not there yet, or has hung up.
                LockSupport.parkNanos(WAIT_MILLIS * 1_000_000L);
            }
        }
    }

    private void answer(MessageConsumer consumer) throws Exception {
        while (!stopped) {
            Message next = consumer.receive(WAIT_MILLIS);
            if (next != null) {
                next.setIntProperty(ANSWER, left-- > 0 ? ACCEPTED : REJECTED);
                next.acknowledge();
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
