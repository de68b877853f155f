package org.flaghoist.route;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Partners;
import org.flaghoist.release.ReleasePolicy;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The whole hub on free ports with partners of its own: {@code north} and {@code west} come to the broker, {@code east}
 * and {@code south} have SFTP servers. Their form is the hub's ({@link PlainMapping}).
 */
final class HubFixture implements AutoCloseable {

    static final String FILES = "FILE_[0-9]{4}\\.json";

    private static final List<String> BROKER_PARTNERS = List.of("north", "west");
    private static final List<String> SERVER_PARTNERS = List.of("east", "south");

    private final Path directory;
    private final Map<String, SftpServerFixture> servers = new LinkedHashMap<>();
    private final int amqp = FreePorts.next();
    private final int core = FreePorts.next();
    private ConfigurableApplicationContext context;

    HubFixture(Path directory) throws Exception {
        this.directory = directory;
        for (String partner : SERVER_PARTNERS) {
            servers.put(partner, new SftpServerFixture(directory.resolve(partner)));
        }
        HubFiles.write(directory, BROKER_PARTNERS, servers, FILES);
        start();
    }

    void start() {
        context = new SpringApplicationBuilder(TestHub.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.config.location=file:config/",
                        "--flaghoist.data=" + directory.resolve("data"),
                        "--flaghoist.hub.config=" + directory.resolve("config"),
                        "--flaghoist.hub.mappings=" + directory.resolve("mappings"),
                        "--flaghoist.hub.first-wait=200ms",
                        "--flaghoist.broker.name=hub" + amqp,
                        "--flaghoist.broker.amqp-port=" + amqp,
                        "--flaghoist.broker.core-port=" + core,
                        "--logging.level.root=WARN");
    }

    void stop() {
        context.close();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    SftpServerFixture server(String partner) {
        return Objects.requireNonNull(servers.get(partner), partner);
    }

    Connection core(String partner) throws JMSException {
        return started(new ActiveMQConnectionFactory("tcp://127.0.0.1:" + core)
                .createConnection(partner, BrokerFixture.password(partner)));
    }

    Connection amqp(String partner) throws JMSException {
        return started(new JmsConnectionFactory("amqp://127.0.0.1:" + amqp)
                .createConnection(partner, BrokerFixture.password(partner)));
    }

    /** Sends as a partner does. */
    void send(String partner, String text) throws JMSException {
        try (Connection connection = core(partner);
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(Queues.in(partner))).send(session.createTextMessage(text));
        }
    }

    /** Takes as many messages as the partner has, waiting for each; fewer where no more come. */
    List<String> receive(String partner, int most) throws JMSException {
        try (Connection connection = core(partner)) {
            return texts(connection, Queues.out(partner), most);
        }
    }

    /** Takes what lies on one of the hub's own queues. */
    List<Message> lying(String queue, int most) throws JMSException {
        try (Connection connection = bean(Broker.class).connectionFactory().createConnection()) {
            connection.start();
            return messages(connection, queue, most);
        }
    }

    long count(String queue) {
        return bean(Broker.class)
                .server()
                .locateQueue(org.apache.activemq.artemis.api.core.SimpleString.of(queue))
                .getMessageCount();
    }

    private static List<String> texts(Connection connection, String queue, int most) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (Message message : messages(connection, queue, most)) {
            texts.add(text(message));
        }
        return texts;
    }

    static String text(Message message) throws JMSException {
        return new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private static List<Message> messages(Connection connection, String queue, int most) throws JMSException {
        List<Message> messages = new ArrayList<>();
        try (Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            while (messages.size() < most) {
                Message message = consumer.receive(5_000);
                if (message == null) {
                    break;
                }
                messages.add(message);
            }
        }
        return messages;
    }

    private static Connection started(Connection connection) throws JMSException {
        connection.start();
        return connection;
    }

    @Override
    public void close() throws IOException {
        stop();
        for (SftpServerFixture server : servers.values()) {
            server.close();
        }
    }

    @Configuration
    @EnableAutoConfiguration
    @Import({BrokerBeans.class, HubBeans.class})
    static class TestHub {

        @Bean
        Setup setup(HubSettings settings) {
            Mapping plain = new PlainMapping();
            SetupFaults faults = new SetupFaults();
            Partners partners = Partners.read(
                    settings.config(),
                    settings.mappings(),
                    name -> name.startsWith("SFTP") ? SftpServerFixture.PASSWORD : BrokerFixture.password(name),
                    faults);
            ReleasePolicy policy = Setup.policy(settings.config(), settings.mappings(), partners, faults);
            faults.throwIfAny();
            return new Setup(partners, partner -> plain, Objects.requireNonNull(policy));
        }
    }
}
