package org.flaghoist.kit;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A partner's client at the broker: takes what comes, and sends the files that it is asked for. */
final class BrokerClient implements AutoCloseable {

    private static final int WAIT_MILLIS = 50;

    private final RehearsedPartner partner;
    private final ConnectionFactory factory;
    /** False where it keeps it in hand; dies of an UnsupportedOperationException. */
    private final Predicate<Message> takes;

    private final MessageMaker maker;
    private final Set<Path> sent = new HashSet<>();
    private final Thread thread = new Thread(this::live, "partner");
    private volatile boolean stopped;

    @FunctionalInterface
    interface MessageMaker {
        /** Null where it does not send that file. */
        @Nullable
        Message of(Session session, Path file) throws Exception;
    }

    private BrokerClient(
            RehearsedPartner partner, ConnectionFactory factory, Predicate<Message> takes, MessageMaker maker) {
        this.partner = partner;
        this.factory = factory;
        this.takes = takes;
        this.maker = maker;
        thread.start();
    }

    static BrokerClient amqp(RehearsedPartner partner) {
        return new BrokerClient(
                partner,
                new JmsConnectionFactory(
                        partner.user(), RehearsedPartner.PASSWORD, "amqp://127.0.0.1:" + partner.amqpPort()),
                message -> true,
                BrokerClient::bytes);
    }

    static BrokerClient core(RehearsedPartner partner, String password, Predicate<Message> takes, MessageMaker maker) {
        return new BrokerClient(
                partner,
                new ActiveMQConnectionFactory("tcp://127.0.0.1:" + partner.corePort(), partner.user(), password),
                takes,
                maker);
    }

    static Message bytes(Session session, Path file) throws JMSException, IOException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(Files.readAllBytes(file));
        return message;
    }

    private void live() {
        while (!stopped) {
            try (Connection connection = factory.createConnection()) {
                connection.start();
                exchange(connection);
            } catch (UnsupportedOperationException dies) {
                return;
            } catch (Exception e) {
                // The broker is not there yet, or has hung up.
                LockSupport.parkNanos(WAIT_MILLIS * 1_000_000L);
            }
        }
    }

    private void exchange(Connection connection) throws Exception {
        try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                var producer = session.createProducer(session.createQueue("in." + partner.id()));
                var consumer = session.createConsumer(session.createQueue("out." + partner.id()))) {
            while (!stopped) {
                Message next = consumer.receive(WAIT_MILLIS);
                if (next != null && !takes.test(next)) {
                    // It has it in hand until it is hung up on.
                    consumer.receive();
                }
                for (Path file : files()) {
                    Message message = sent.contains(file) ? null : maker.of(session, file);
                    if (message != null) {
                        producer.send(message);
                    }
                    session.commit();
                    sent.add(file);
                }
                session.commit();
            }
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(partner.asked())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(partner.asked())) {
            return files.sorted().toList();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        // One that was never hung up on waits for ever.
        thread.interrupt();
        thread.join();
    }
}
