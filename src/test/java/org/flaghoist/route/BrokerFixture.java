package org.flaghoist.route;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A running embedded broker on free ports. */
final class BrokerFixture implements AutoCloseable {

    private final BrokerSettings settings;
    private final EmbeddedBroker broker;

    BrokerFixture(Path directory, BrokerPlan plan) throws Exception {
        this.settings = settings(directory);
        this.broker = new EmbeddedBroker(settings, plan, partner -> 0, partner -> {});
        broker.start();
        broker.listen();
    }

    static BrokerSettings settings(Path directory) throws IOException {
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

    BrokerSettings settings() {
        return settings;
    }

    EmbeddedBroker broker() {
        return broker;
    }

    /** The address for Core clients. */
    String core() {
        return "tcp://127.0.0.1:" + settings.corePort();
    }

    Connection core(String partner) throws JMSException {
        return started(new ActiveMQConnectionFactory(core()).createConnection(partner, password(partner)));
    }

    Connection amqp(String partner) throws JMSException {
        return started(new JmsConnectionFactory("amqp://127.0.0.1:" + settings.amqpPort())
                .createConnection(partner, password(partner)));
    }

    /** @param client its id, or null for one of its own */
    Connection amqp(String partner, @Nullable String client) throws JMSException {
        JmsConnectionFactory factory = new JmsConnectionFactory("amqp://127.0.0.1:" + settings.amqpPort());
        factory.setClientID(client);
        return started(factory.createConnection(partner, password(partner)));
    }

    /** @param acceptor {@code core} or {@code amqp} */
    Socket socket(String acceptor) throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), acceptor.equals("core") ? settings.corePort() : settings.amqpPort());
    }

    static String password(String partner) {
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
