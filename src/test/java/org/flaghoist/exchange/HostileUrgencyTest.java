package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.notification;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.CommittedQueue;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a partner may make of the lane for what is urgent: nothing that others notice. */
class HostileUrgencyTest {

    private static final String IN = QueueNames.in("north");
    private static final String URGENT_IN = QueueNames.urgentIn("north");
    private static final String ROUTE = "translate-north";
    private static final String URGENT_ROUTE = "translate-urgent.north";
    private static final String DEAD = QueueNames.deadIn("north");
    private static final int LIMIT = 1 << 20;

    /** How many copies there were so far. */
    private long before;

    /** Something waits before all that is sent, or else nothing would be copied; it does not come. */
    @AutoClose
    private Connection waiting;

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @BeforeEach
    void begin() throws JMSException {
        before = added();
        waiting = connection("core");
        Session open = waiting.createSession(Session.SESSION_TRANSACTED);
        open.createProducer(open.createQueue(IN)).send(open.createTextMessage(notification("WAITS", "west")));
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        when.starts(ROUTE);
        await().until(() -> hub.count(IN) == 0 && hub.count(URGENT_IN) == 0);
        then.north().hasNothing();
        then.west().hasNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void answersOnceEachWhatIsSentTwice(String protocol) throws Exception {
        String text = urgent("TWICE-" + protocol);
        try (Connection connection = connection(protocol);
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            for (int i = 0; i < 2; i++) {
                Message message = session.createTextMessage(text);
                message.setStringProperty("_AMQ_DUPL_ID", "the same");
                producer.send(message);
            }
            session.commit();
        }

        then.west().gets(text);
        assertThat(hub.receipts("north", 3)).containsExactlyInAnyOrder("ACCEPTED", "DELIVERED west", "DUPLICATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void makesNoCopyOnAPartnersWord(String protocol) throws Exception {
        given.stopped(ROUTE);
        try (Connection connection = connection(protocol);
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            Message message = session.createTextMessage(notification("WORD-" + protocol, "west"));
            message.setStringProperty(HubProperties.URGENCY, "IMMEDIATE");
            message.setLongProperty(HubProperties.COPY_OF, 1);
            producer.setPriority(9);
            producer.send(message);
        }

        assertThat(copies()).isZero();
        when.starts(ROUTE);
        then.west().takes(1);
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
    }

    @Test
    void acceptsTheUrgentOneOfTwoThatHaveOneReference() throws Exception {
        given.stopped(ROUTE);
        when.sends(notification("REUSED-1", "west"), urgent("REUSED-1"));
        then.west().gets(urgent("REUSED-1"));

        when.starts(ROUTE);

        then.north().getsReceipts("ACCEPTED", "DELIVERED west", "REJECTED ID_REUSED");
        assertThat(hub.count(DEAD)).isOne();
    }

    @Test
    void makesOneDeadLetterOfWhatIsRejectedAsACopy() throws Exception {
        given.stopped(ROUTE);
        when.sends(urgent("REUSED-2"), urgent("REUSED-2").replace("A boat left", "Another boat left"));
        then.west().takes(1);
        then.north().getsReceipts("ACCEPTED", "DELIVERED west", "REJECTED ID_REUSED");

        when.starts(ROUTE);

        then.queued(IN, 0);
        assertThat(hub.count(DEAD)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN ", "BUG ", "{"})
    void makesOneDeadLetterOfWhatOnlyLooksUrgent(String before) throws Exception {
        when.sends(before + urgent("LOOKS-1"));

        assertThat(hub.receipts("north", 1)).hasSize(1).allMatch(receipt -> receipt.startsWith("REJECTED"));
        await().until(() -> hub.count(IN) == 0 && hub.count(URGENT_IN) == 0);
        assertThat(hub.count(DEAD)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp", "whole"})
    void makesNoCopyOfWhatIsTooLarge(String protocol) throws Exception {
        given.stopped(ROUTE);
        send(protocol, urgent("LARGE-" + protocol) + " ".repeat(3 * LIMIT));

        assertThat(copies()).isZero();
        when.starts(ROUTE);
        then.north().getsReceipts("REJECTED TOO_LARGE");
        assertThat(hub.count(DEAD)).isOne();
    }

    @Test
    void looksIntoNothingThatOtherClientsWouldSendInPieces() throws Exception {
        given.stopped(ROUTE);
        send("whole", urgent("WHOLE-1") + " ".repeat(100 << 10));

        then.queued(IN, 1);
        assertThat(copies()).isZero();
        when.starts(ROUTE);
        then.west().takes(1);
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp", "whole"})
    void makesNoCopyOfWhatItRefuses(String protocol) throws Exception {
        given.stopped(ROUTE);

        assertThatThrownBy(() -> send(protocol, urgent("HUGE-" + protocol) + " ".repeat(16 * LIMIT)))
                .isInstanceOf(JMSException.class);

        then.nothingIn(IN);
        assertThat(copies()).isZero();
    }

    @Test
    void doublesNoHold() throws Exception {
        when.sends(urgent("HELD-1").replace("INTELLIGENCE", "ARREST"));

        then.north().getsReceipts("ACCEPTED", "HELD west R9");
        await().until(() -> hub.count(IN) == 0 && hub.count(URGENT_IN) == 0);
        assertThat(hub.count(QueueNames.held("west"))).isOne();
    }

    @Test
    void leavesToItsMessageACopyThatTheProcessDiedWith() throws Exception {
        given.stopped(ROUTE);
        given.stopped(URGENT_ROUTE);
        when.sends(urgent("DIED-1"));
        long number = number(IN);
        takeAndGiveBack(URGENT_IN);
        Path mark = hub.directory().resolve("data/in-hand").resolve(URGENT_IN);
        Files.writeString(mark, "1 " + hub.artemis().getNodeID() + ":" + number);

        when.starts(URGENT_ROUTE);

        then.queued(URGENT_IN, 0);
        assertThat(hub.count(IN)).isOne();
        then.west().hasNothing();
        when.starts(ROUTE);
        then.west().takes(1);
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
    }

    /** The broker's, of the first message there. */
    private long number(String queue) throws JMSException {
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession();
                QueueBrowser browser = session.createBrowser(session.createQueue(queue))) {
            connection.start();
            return ((ActiveMQMessage) browser.getEnumeration().nextElement())
                    .getCoreMessage()
                    .getMessageID();
        }
    }

    private void takeAndGiveBack(String queue) throws JMSException {
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            assertThat(consumer.receive(60_000)).isNotNull();
            session.rollback();
        }
    }

    private static String urgent(String id) {
        return notification(id, "west").replace("\"ROUTINE\"", "\"IMMEDIATE\"");
    }

    private long copies() {
        return added() - before;
    }

    private long added() {
        return CommittedQueue.of(hub.artemis(), URGENT_IN).getMessagesAdded();
    }

    private void send(String protocol, String text) throws JMSException {
        try (Connection connection = connection(protocol);
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            producer.send(session.createTextMessage(text));
        }
    }

    /** One of them sends as a whole what clients send in pieces. */
    private Connection connection(String protocol) throws JMSException {
        return switch (protocol) {
            case "amqp" -> hub.amqp("north");
            case "whole" -> hub.core("north", "?minLargeMessageSize=" + (128 << 20));
            default -> hub.core("north");
        };
    }
}
