package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.Notifications.notification;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileMessagesTest {

    private static final byte BYTES = org.apache.activemq.artemis.api.core.Message.BYTES_TYPE;
    private static final byte TEXT = org.apache.activemq.artemis.api.core.Message.TEXT_TYPE;

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Then then = scenario.then();

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void takesNoNoticeOfWhatAPartnerSetsBesidesTheBody(String protocol) throws Exception {
        String first = notification("PROPERTIES-1-" + protocol, "west");
        String second = notification("PROPERTIES-2-" + protocol, "west");
        try (Connection connection = connection(protocol);
                Session session = connection.createSession()) {
            sendWithControls(session, first);
            sendWithControls(session, second);
        }

        then.west().gets(first, second);
        then.north().getsReceipts("ACCEPTED", "DELIVERED west", "ACCEPTED", "DELIVERED west");
        then.nothingIn(QueueNames.held("west"), QueueNames.EXPIRED, QueueNames.DEAD);
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
        try (MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")))) {
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
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")))) {
            producer.send(session.createObjectMessage(new HashMap<>()));
            producer.send(session.createMapMessage());
            producer.send(session.createStreamMessage());
        }

        assertThat(codesOfDead(3)).hasSize(3).containsOnly("NOT_TEXT");
        assertThat(hub.receipts("north", 3)).containsOnly("REJECTED NOT_TEXT");
    }

    @ParameterizedTest
    @CsvSource({
        "3, 01FFFFFFFF00",
        "3, 017FFFFFFF00",
        "3, 0100000003004100",
        "3, 01FF",
        "3, ''",
        "2, 7FFFFFFF00",
        "5, 0100000001",
        "5, FF",
        "6, FF",
        "0, 00",
        "1, 00",
        "77, 00",
        "-1, 00"
    })
    void goesOnAfterABodyThatIsNotWhatItsTypeSays(byte type, String body) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(body);
        sendCore(type, bytes, Map.of());
        sendCore(type, Arrays.copyOf(bytes, 300_000), Map.of());

        assertThat(codesOfDead(2)).containsExactly("NOT_TEXT", "NOT_TEXT");
        assertThat(hub.receipts("north", 2)).containsOnly("REJECTED NOT_TEXT");
    }

    @Test
    void goesOnAfterABodyThatClaimsToBeCompressed() throws Exception {
        sendCore(BYTES, new byte[] {'{', '}'}, Map.of("_AMQ_LARGE_COMPRESSED", true));
        sendCore(TEXT, new byte[300_000], Map.of("_AMQ_LARGE_COMPRESSED", true, "_AMQ_LARGE_SIZE", 1L << 40));
        try (Connection connection = hub.core("north", "?compressLargeMessage=true");
                Session session = connection.createSession()) {
            send(session, "x".repeat(1024 * 1024));
        }

        assertThat(codesOfDead(3)).hasSize(3).containsOnly("NOT_TEXT");
        assertThat(hub.receipts("north", 3)).containsOnly("REJECTED NOT_TEXT");
    }

    @Test
    void takesNoNoticeOfACompressionThatAmqpDoesNotKnow() throws Exception {
        String notification = notification("COMPRESSED-1", "west");
        try (Connection connection = hub.amqp("north");
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")))) {
            Message message = session.createTextMessage(notification);
            message.setBooleanProperty("_AMQ_LARGE_COMPRESSED", true);
            producer.send(message);
        }

        then.west().gets(notification);
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
    }

    /** As no JMS client would: any type with any body. */
    private void sendCore(byte type, byte[] body, Map<String, Object> properties) throws Exception {
        try (Connection connection = hub.core("north");
                ActiveMQSession session = (ActiveMQSession) connection.createSession();
                ClientProducer producer = session.getCoreSession().createProducer(QueueNames.in("north"))) {
            ClientMessage message = session.getCoreSession().createMessage(type, true);
            properties.forEach(message::putObjectProperty);
            message.getBodyBuffer().writeBytes(body);
            producer.send(message);
        }
    }

    private List<String> codesOfDead(int count) throws JMSException {
        List<String> codes = new ArrayList<>();
        for (QueuedMessage dead : hub.consume(QueueNames.deadIn("north"), count)) {
            codes.add(dead.message().getStringProperty(HubProperties.CODE));
        }
        return codes;
    }

    @Test
    void takesBytesAsWellAsText() throws Exception {
        String notification = notification("BYTES-1", "west");
        try (Connection connection = connection("amqp");
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")))) {
            var message = session.createBytesMessage();
            message.writeBytes(notification.getBytes(StandardCharsets.UTF_8));
            producer.send(message);
        }

        then.west().gets(notification);
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void rejectsAMessageOverTheLimitAndKeepsItsBeginning(String protocol) throws Exception {
        int limit = 1024 * 1024;
        send(protocol, "x".repeat(3 * limit));

        then.north().getsReceipts("REJECTED TOO_LARGE");
        QueuedMessage dead = hub.consume(QueueNames.deadIn("north"), 1).get(0);
        assertThat(dead.body()).hasSize(limit);
        assertThat(dead.message().getBooleanProperty(HubProperties.CUT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void takesNoMessageThatCouldExhaustIt(String protocol) {
        assertThatThrownBy(() -> send(protocol, "x".repeat(10 * 1024 * 1024))).isInstanceOf(JMSException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void commitsNoTransactionWithoutTheMessageThatItRefused(String protocol) throws Exception {
        try (Connection connection = connection(protocol);
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            assertThatThrownBy(() -> {
                        send(session, "x".repeat(10 * 1024 * 1024));
                        send(session, notification("HUGE-" + protocol, "west"));
                        session.commit();
                    })
                    .isInstanceOf(JMSException.class);
        }
        then.north().getsNothing();
    }

    private void send(String protocol, String text) throws JMSException {
        try (Connection connection = connection(protocol);
                Session session = connection.createSession()) {
            send(session, text);
        }
    }

    private static void send(Session session, String text) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")))) {
            producer.send(session.createTextMessage(text));
        }
    }

    private Connection connection(String protocol) throws JMSException {
        return protocol.equals("core") ? hub.core("north") : hub.amqp("north");
    }
}
