package org.flaghoist.testing;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.CommittedQueue;
import org.flaghoist.broker.EmbeddedBroker;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A running embedded broker on free ports. */
public final class BrokerFixture implements AutoCloseable {

    private final BrokerSettings settings;
    private final EmbeddedBroker broker;

    public BrokerFixture(Path directory, BrokerPlan plan) throws Exception {
        this.settings = settings(directory);
        this.broker =
                new EmbeddedBroker(settings, plan, partner -> 0, (partner, message) -> Urgency.ROUTINE, partner -> {});
        broker.start();
        broker.listen();
    }

    public static BrokerSettings settings(Path directory) throws IOException {
        int amqp = FreePorts.next();
        return new BrokerSettings(
                "hub" + amqp,
                directory,
                "127.0.0.1",
                amqp,
                FreePorts.next(),
                Duration.ofNanos(150_000),
                DataSize.ofMegabytes(64),
                DataSize.ofMegabytes(8),
                1_000,
                100,
                null);
    }

    public BrokerSettings settings() {
        return settings;
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    /** How many messages a queue has, with what was committed just now. */
    public long count(String queue) {
        return CommittedQueue.of(broker.server(), queue).getMessageCount();
    }

    /** The address for Core clients. */
    public String core() {
        return "tcp://127.0.0.1:" + settings.corePort();
    }

    public Connection core(String partner) throws JMSException {
        return core(partner, null);
    }

    /** @param client its id, or null for none */
    public Connection core(String partner, @Nullable String client) throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(core());
        factory.setClientID(client);
        return started(factory.createConnection(partner, password(partner)));
    }

    public Connection amqp(String partner) throws JMSException {
        return started(new JmsConnectionFactory("amqp://127.0.0.1:" + settings.amqpPort())
                .createConnection(partner, password(partner)));
    }

    /** @param client its id, or null for one of its own */
    public Connection amqp(String partner, @Nullable String client) throws JMSException {
        JmsConnectionFactory factory = new JmsConnectionFactory("amqp://127.0.0.1:" + settings.amqpPort());
        factory.setClientID(client);
        return started(factory.createConnection(partner, password(partner)));
    }

    /** @param acceptor {@code core} or {@code amqp} */
    public Socket socket(String acceptor) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), acceptor.equals("core") ? settings.corePort() : settings.amqpPort());
    }

    public static String password(String partner) {
        return "secret-of-" + partner;
    }

    private static Connection started(Connection connection) throws JMSException {
        connection.start();
        return connection;
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
