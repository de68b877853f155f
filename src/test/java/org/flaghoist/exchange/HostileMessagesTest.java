package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.Notifications.notification;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
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
        message.setJMSReplyTo(
                session instanceof ActiveMQSession
                        ? ActiveMQJMSClient.createQueue("held.west")
                        : session.createQueue("held.west"));
        message.setJMSCorrelationID("mine");
        try (MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")))) {
            producer.setTimeToLive(1);
            producer.setPriority(9);
            producer.send(message);
        }
    }

    /** All names that the broker's own classes know, each of every kind of value; some route, some drop. */
    @Test
    void obeysNoPropertyThatTheBrokerKnows() throws Exception {
        List<String> sent = new ArrayList<>();
        try (Connection connection = hub.core("north");
                ActiveMQSession session = (ActiveMQSession) connection.createSession();
                ClientProducer producer = session.getCoreSession().createProducer(QueueNames.in("north"))) {
            for (Object value : List.of(new byte[Long.BYTES], "the same", 7L, (byte) 1, true)) {
                // The first marks them as duplicates, if the broker keeps the ids.
                for (int i = 0; i < 2; i++) {
                    sent.add(notification("NAMES-" + sent.size(), "west"));
                    ClientMessage message = session.getCoreSession().createMessage(TEXT, true);
                    for (String name : brokerNames(value)) {
                        message.putObjectProperty(name, value);
                    }
                    message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(sent.get(sent.size() - 1)));
                    producer.send(message);
                }
            }
        }

        then.west().gets(sent.toArray(String[]::new));
        hub.receipts("north", 2 * sent.size());
        then.nothingIn(QueueNames.held("west"), QueueNames.EXPIRED, QueueNames.DEAD);
    }

    /** With a routing type that is none the send fails, and what says that it is compressed is no text. */
    private static List<String> brokerNames(Object value) throws IOException {
        return Files.readAllLines(Path.of("src/test/samples/hostile/property-names.txt")).stream()
                .filter(name -> value instanceof Byte || !name.equals("_AMQ_ROUTING_TYPE"))
                .filter(name -> !name.equals("_AMQ_LARGE_COMPRESSED"))
                .toList();
    }

    @Test
    void losesNothingThatAsksToBeRoutedElsewhereInATransaction() throws Exception {
        String first = notification("ROUTE-1", "west");
        String second = notification("ROUTE-2", "west");
        try (Connection connection = hub.core("north");
                ActiveMQSession session = (ActiveMQSession) connection.createSession(Session.SESSION_TRANSACTED);
                ClientProducer producer = session.getCoreSession().createProducer(QueueNames.in("north"))) {
            for (String text : List.of(first, second)) {
                ClientMessage message = session.getCoreSession().createMessage(TEXT, true);
                message.putBytesProperty("_AMQ_ROUTE_TO", new byte[] {0, 0, 0, 0, 7, 91, -51, 21});
                message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(text));
                producer.send(message);
            }
            session.commit();
        }

        then.west().gets(first, second);
        hub.receipts("north", 4);
    }

    /** What Artemis cannot make a Core message of costs the hub its consumer, again and again. */
    @Test
    void callsAnAmqpValueNoTextThatTheBrokerCannotConvert() throws Exception {
        String after = notification("AFTER-1", "west");
        try (Connection connection = hub.amqp("north");
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")))) {
            for (Serializable value : UNCONVERTIBLE) {
                ObjectMessage message = session.createObjectMessage();
                message.setBooleanProperty("JMS_AMQP_TYPED_ENCODING", true);
                message.setObject(value);
                producer.send(message);
            }
            producer.send(session.createTextMessage(after));
        }

        int count = UNCONVERTIBLE.size();
        assertThat(codesOfDead(count)).hasSize(count).containsOnly("NOT_TEXT");
        then.west().gets(after);
        assertThat(hub.receipts("north", count + 2)).endsWith("ACCEPTED", "DELIVERED west");
    }

    private static final List<Serializable> UNCONVERTIBLE = List.of(
            new ArrayList<>(List.of(new HashMap<>(Map.of("a", "b")))),
            new ArrayList<>(Arrays.asList((Object) null)),
            new HashMap<>(Map.of("a", new ArrayList<>(List.of(1)))));

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
