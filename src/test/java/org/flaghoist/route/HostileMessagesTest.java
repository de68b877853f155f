package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.flaghoist.route.HubFixture.Lying;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileMessagesTest {

    private static HubFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void takesNoNoticeOfWhatAPartnerSetsBesidesTheBody(String protocol) throws Exception {
        String first = Notifications.of("north", "PROPERTIES-1-" + protocol, "INTELLIGENCE", "\"west\"");
        String second = Notifications.of("north", "PROPERTIES-2-" + protocol, "INTELLIGENCE", "\"west\"");
        try (Connection connection = connection(protocol);
                Session session = connection.createSession()) {
            sendWithControls(session, first);
            sendWithControls(session, second);
        }

        assertThat(hub.receive("west", 2)).containsExactly(first, second);
        assertThat(hub.receipts("north", 4))
                .containsExactly("ACCEPTED", "DELIVERED west", "ACCEPTED", "DELIVERED west");
        assertThat(hub.count(Queues.held("west"))).isZero();
        assertThat(hub.count(Queues.EXPIRED)).isZero();
        assertThat(hub.count(Queues.DEAD)).isZero();
    }

    private static void sendWithControls(Session session, String text) throws JMSException {
        Message message = session.createTextMessage(text);
        message.setStringProperty("CamelFileName", "../../stolen");
        message.setStringProperty("CamelJmsDestinationName", "held.west");
        message.setStringProperty("CAmelJmsDestinationName", "held.west");
        message.setStringProperty("_AMQ_DUPL_ID", "the same");
        message.setLongProperty("_AMQ_SCHED_DELIVERY", System.currentTimeMillis() + 3_600_000);
        message.setStringProperty(HubProperties.CODE, "TOO_LARGE");
        message.setStringProperty(HubProperties.KIND, "RECEIPT");
        message.setJMSReplyTo(session.createQueue("held.west"));
        message.setJMSCorrelationID("mine");
        try (MessageProducer producer = session.createProducer(session.createQueue(Queues.in("north")))) {
            producer.setTimeToLive(1);
            producer.setPriority(9);
            producer.send(message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void touchesNoBodyThatIsNeitherTextNorBytes(String protocol) throws Exception {
        try (Connection connection = connection(protocol);
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(Queues.in("north")))) {
            producer.send(session.createObjectMessage(new HashMap<>()));
            producer.send(session.createMapMessage());
            producer.send(session.createStreamMessage());
        }

        List<String> codes = new ArrayList<>();
        for (Lying dead : hub.lying(Queues.deadIn("north"), 3)) {
            codes.add(dead.message().getStringProperty(HubProperties.CODE));
        }
        assertThat(codes).hasSize(3).containsOnly("NOT_TEXT");
        assertThat(hub.receipts("north", 3)).containsOnly("REJECTED NOT_TEXT");
    }

    @Test
    void takesBytesAsWellAsText() throws Exception {
        String notification = Notifications.of("north", "BYTES-1", "INTELLIGENCE", "\"west\"");
        try (Connection connection = connection("amqp");
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(Queues.in("north")))) {
            var message = session.createBytesMessage();
            message.writeBytes(notification.getBytes(StandardCharsets.UTF_8));
            producer.send(message);
        }

        assertThat(hub.receive("west", 1)).containsExactly(notification);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void rejectsAMessageOverTheLimitAndKeepsIt(String protocol) throws Exception {
        send(protocol, "x".repeat(1024 * 1024 + 1));

        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED TOO_LARGE");
        Lying dead = hub.lying(Queues.deadIn("north"), 1).get(0);
        assertThat(dead.body()).hasSize(1024 * 1024 + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void takesNoMessageThatCouldExhaustIt(String protocol) {
        assertThatThrownBy(() -> send(protocol, "x".repeat(10 * 1024 * 1024))).isInstanceOf(JMSException.class);
    }

    private static void send(String protocol, String text) throws JMSException {
        try (Connection connection = connection(protocol);
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(Queues.in("north")))) {
            producer.send(session.createTextMessage(text));
        }
    }

    private static Connection connection(String protocol) throws JMSException {
        return protocol.equals("core") ? hub.core("north") : hub.amqp("north");
    }
}
