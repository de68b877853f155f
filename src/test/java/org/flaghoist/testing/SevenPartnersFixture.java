package org.flaghoist.testing;

import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.hub.SetupBeans;
import org.flaghoist.operator.Operator;
import org.flaghoist.partner.Secrets;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The whole hub with the six partners and a seventh, each SFTP partner with a server of its own on a free port. */
public final class SevenPartnersFixture implements AutoCloseable {

    private final Map<String, SftpServerFixture> servers = new LinkedHashMap<>();
    private final int core = FreePorts.next();
    private final ConfigurableApplicationContext context;

    /** @param seventh one of those whose files stand in {@code src/test/samples/<seventh>-partner} */
    public SevenPartnersFixture(Path directory, String seventh) throws Exception {
        LentHub.close();
        SeventhPartner project = SeventhPartner.addedIn(directory.resolve("project"), seventh);
        for (String partner : List.of("bg", "ro", "ly", seventh)) {
            servers.put(partner, new SftpServerFixture(directory.resolve(partner)));
        }
        int amqp = FreePorts.next();
        context = new SpringApplicationBuilder(Hub.class)
                .web(WebApplicationType.NONE)
                .initializers(
                        (GenericApplicationContext beans) -> beans.registerBean(Secrets.class, () -> this::setting))
                .run(
                        "--spring.config.location=file:config/",
                        "--management.endpoint.health.validate-group-membership=false",
                        "--flaghoist.data=" + directory.resolve("data"),
                        "--flaghoist.hub.config=" + project.config(),
                        "--flaghoist.hub.mappings=" + project.mappings(),
                        "--flaghoist.broker.name=hub" + amqp,
                        "--flaghoist.broker.amqp-port=" + amqp,
                        "--flaghoist.broker.core-port=" + core,
                        "--logging.level.root=WARN");
        HubStarts.count("hub");
    }

    /** What the partner files take from the environment, for instance {@code FLAGHOIST_VN_PORT}. */
    private @Nullable String setting(String name) {
        String[] words = name.split("_", 3);
        String partner = words[1].toLowerCase(Locale.ROOT);
        SftpServerFixture server = servers.get(partner);
        if (server == null) {
            return words[2].equals("PASSWORD") ? BrokerFixture.password(partner) : null;
        }
        return switch (words[2]) {
            case "HOST" -> "127.0.0.1";
            case "PORT" -> String.valueOf(server.port());
            case "USER" -> SftpServerFixture.USER;
            case "PASSWORD" -> SftpServerFixture.PASSWORD;
            case "HOST_KEY" -> server.hostKey();
            default -> null;
        };
    }

    public SftpServerFixture server(String partner) {
        return Objects.requireNonNull(servers.get(partner), partner);
    }

    /** What comes into a partner's inbox by that name. */
    public byte[] delivered(String partner, String name) throws IOException {
        Path file = server(partner).inbox().resolve(name);
        await().until(() -> Files.exists(file));
        return Files.readAllBytes(file);
    }

    /** All receipts in a partner's inbox, as soon as there are so many. */
    public List<String> receipts(String partner, int count) {
        Path inbox = server(partner).inbox();
        return await().until(
                        () -> SftpServerFixture.names(inbox).stream()
                                .filter(name -> name.startsWith("receipt_"))
                                .map(name -> text(inbox.resolve(name)))
                                .toList(),
                        receipts -> receipts.size() == count);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void send(String partner, byte[] message) throws JMSException {
        try (Connection connection = connection(partner);
                Session session = connection.createSession()) {
            var bytes = session.createBytesMessage();
            bytes.writeBytes(message);
            session.createProducer(session.createQueue(QueueNames.in(partner))).send(bytes);
        }
    }

    /** Takes the partner's messages until one has {@code part} in it. */
    public byte[] receive(String partner, String part) throws JMSException {
        try (Connection connection = connection(partner);
                Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.out(partner)))) {
            connection.start();
            while (true) {
                Message message = Objects.requireNonNull(consumer.receive(60_000), "nothing came for " + partner);
                byte[] body = message.getBody(byte[].class);
                if (new String(body, StandardCharsets.UTF_8).contains(part)) {
                    return body;
                }
            }
        }
    }

    private Connection connection(String partner) throws JMSException {
        return new ActiveMQConnectionFactory("tcp://127.0.0.1:" + core)
                .createConnection(partner, BrokerFixture.password(partner));
    }

    @Override
    public void close() throws IOException {
        context.close();
        for (SftpServerFixture server : servers.values()) {
            server.close();
        }
    }

    // No @Configuration: whoever starts the whole hub in a test must not find it.
    @EnableAutoConfiguration
    @HubParts
    @Import(SetupBeans.class)
    static class Hub {

        @Bean
        Operator operator() {
            return () -> Person.local(HubFixture.OPERATOR);
        }
    }
}
