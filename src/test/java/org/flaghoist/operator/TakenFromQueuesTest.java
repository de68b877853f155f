package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A partner that consumes its queue has taken a copy when it has acknowledged it, and committed that. */
class TakenFromQueuesTest {

    private static final String WEST = QueueNames.out("west");

    private static HubFixture hub;

    /** North is told what west has taken, and west nothing. */
    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent(HubSetup.usual().partner("north", "takenReceipts: [west]\n"));
    }

    @AfterEach
    void takeAll() throws Exception {
        hub.receive("west", (int) hub.count(WEST));
        await().until(() -> hub.count(QueueNames.TAKEN) == 0 && owed() == 0);
        hub.receive("north", (int) hub.count(QueueNames.out("north")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void knowsWhatWasCommittedAndTellsItsSenderOnce(String protocol) throws Exception {
        send("COMMIT-" + protocol, "west");
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");

        try (Connection connection = connection(protocol);
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            assertThat(next(session)).isNotNull();
            assertThat(hub.count(QueueNames.TAKEN)).isZero();
            assertThat(taken("COMMIT-" + protocol)).isEmpty();
            session.commit();
        }

        assertThat(hub.receipts("north", 1)).containsExactly("TAKEN west");
        assertThat(taken("COMMIT-" + protocol)).containsExactly("west");
        await().until(() -> owed() == 0);
        assertThat(recordedReceipts("COMMIT-" + protocol)).contains("TAKEN ");
        assertThat(hub.nothingFor("north")).as("a receipt too many").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void knowsWhatWasAcknowledgedWithoutATransaction(String protocol) throws Exception {
        send("ACK-" + protocol, "west");

        try (Connection connection = connection(protocol);
                Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE)) {
            Message copy = next(session);
            assertThat(taken("ACK-" + protocol)).isEmpty();
            copy.acknowledge();
            await().untilAsserted(() -> assertThat(taken("ACK-" + protocol)).containsExactly("west"));
        }
    }

    @Test
    void takesWhatIsAcknowledgedBeforeItIsGivenForTaken() throws Exception {
        send("BEFORE-1", "west");

        try (Connection connection = hub.core("west");
                Session session = connection.createSession(100)) {
            assertThat(next(session)).isNotNull();
            await().untilAsserted(() -> assertThat(taken("BEFORE-1")).containsExactly("west"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void doesNotTakeWhatIsRolledBackOrInHandForTaken(String protocol) throws Exception {
        send("BACK-" + protocol, "west");

        try (Connection connection = connection(protocol);
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            assertThat(next(session)).isNotNull();
            session.rollback();
        }
        try (Connection connection = connection(protocol);
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            assertThat(next(session)).isNotNull();
        }
        await().until(() -> hub.count(WEST) == 1 && !hub.bean(Broker.class).isInHand(WEST));

        send("AFTER-" + protocol, "west");
        hub.receive("west", 2);
        await().untilAsserted(() -> assertThat(taken("AFTER-" + protocol)).containsExactly("west"));
        assertThat(taken("BACK-" + protocol)).containsExactly("west");
        assertThat(events("BACK-" + protocol)).hasSize(1);
    }

    @Test
    void takesNothingForTakenThatIsWithdrawnRemovedOrMoved() throws Exception {
        send("GONE-1", "west");
        send("GONE-2", "west");
        send("GONE-3", "west");
        await().until(() -> hub.count(WEST) == 3);

        hub.send("north", of("GONE-1", "west").replace("\"NEW\",\"revision\":1", "\"CANCEL\",\"revision\":2"));
        await().until(() -> hub.count(WEST) == 2);
        Broker broker = hub.bean(Broker.class);
        broker.removeAll(WEST, HubProperties.ID + " = 'GONE-2'");
        broker.moveAll(WEST, HubProperties.ID + " = 'GONE-3'", QueueNames.DEAD);

        assertThat(hub.count(QueueNames.TAKEN)).isZero();
        send("STAYS-1", "west");
        hub.receive("west", 1);
        await().untilAsserted(() -> assertThat(taken("STAYS-1")).containsExactly("west"));
        assertThat(List.of("GONE-1", "GONE-2", "GONE-3"))
                .allSatisfy(id -> assertThat(taken(id)).isEmpty());
        broker.removeAll(QueueNames.DEAD, "");
    }

    @Test
    void saysNothingOfReceiptsAndToWhoeverDoesNotAsk() throws Exception {
        hub.send("west", Notifications.of("west", "ASKS-NOT-1", "INTELLIGENCE", "\"north\""));

        hub.receive("north", 1);

        await().untilAsserted(() -> assertThat(taken("ASKS-NOT-1")).containsExactly("north"));
        assertThat(hub.receipts("west", 2)).containsExactly("ACCEPTED", "DELIVERED north");
        await().until(() -> hub.count(QueueNames.TAKEN) == 0);
        assertThat(owed()).isZero();
        assertThat(hub.nothingFor("west")).isTrue();
        assertThat(count("select count(*) from taken_copy t where not exists (select 1 from delivery d"
                        + " where d.entry = t.entry and d.recipient = t.recipient)"))
                .isZero();
    }

    @Test
    void recordsOnceWhatIsNotedTwiceOrDoneAgain() throws Exception {
        send("TWICE-1", "west");
        hub.receive("west", 1);
        assertThat(hub.receipts("north", 3)).endsWith("TAKEN west");

        await().until(() -> owed() == 0);
        note(entry("TWICE-1"), key("TWICE-1"), "west");
        // As after a crash between the broker's commit and the ledger's.
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("update taken_copy set receipt = 'OWED' where entry = ?")
                .param(entry("TWICE-1"))
                .update();

        await().until(() -> hub.count(QueueNames.TAKEN) == 0 && owed() == 0);
        assertThat(events("TWICE-1")).hasSize(1);
        assertThat(hub.nothingFor("north")).as("the same receipt once more").isTrue();
    }

    @Test
    void isNotHeldUpByNotesThatCannotBeReadOrAreOfNoDelivery() throws Exception {
        send("GOOD-1", "west");
        await().until(() -> hub.count(WEST) == 1);
        note("x", "key", "west");
        note(4_711L, "key", "west");
        note(entry("GOOD-1"), "another-key", "west");
        note(entry("GOOD-1"), key("GOOD-1"), "east");

        hub.receive("west", 1);

        await().untilAsserted(() -> assertThat(taken("GOOD-1")).containsExactly("west"));
        await().until(() -> hub.count(QueueNames.DEAD) == 1);
        hub.bean(Broker.class).removeAll(QueueNames.DEAD, "");
        assertThat(events("GOOD-1")).hasSize(1);
    }

    private Connection connection(String protocol) throws JMSException {
        return protocol.equals("core") ? hub.core("west") : hub.amqp("west");
    }

    private static Message next(Session session) throws JMSException {
        MessageConsumer consumer = session.createConsumer(session.createQueue(WEST));
        return Objects.requireNonNull(consumer.receive(60_000), "nothing came");
    }

    private static void note(Object entry, String key, String recipient) throws JMSException {
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.TAKEN))) {
            Message note = session.createMessage();
            note.setObjectProperty(HubProperties.ENTRY, entry);
            note.setStringProperty(HubProperties.MESSAGE_KEY, key);
            note.setStringProperty("flaghoist_recipient", recipient);
            producer.send(note);
        }
    }

    private static void send(String id, String recipient) throws JMSException {
        hub.send("north", of(id, recipient));
    }

    private static String of(String id, String recipient) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"" + recipient + "\"");
    }

    private static List<String> taken(String id) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select recipient from taken_copy where entry = (select id from entry where reference = ?"
                        + " and revision = 1)")
                .param(id)
                .query(String.class)
                .list();
    }

    private static List<EventSeen> events(String id) {
        return EventSeen.of(hub.bean(DataSource.class), entry(id)).stream()
                .filter(event -> event.kind().equals("TAKEN"))
                .toList();
    }

    private static long entry(String id) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select id from entry where reference = ? and revision = 1")
                .param(id)
                .query(Long.class)
                .single();
    }

    private static String key(String id) {
        return text("select message_key from entry where id = " + entry(id));
    }

    private static String recordedReceipts(String id) {
        return text("select receipts from entry where id = " + entry(id));
    }

    private static String text(String query) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql(query)
                .query(String.class)
                .single();
    }

    private static int owed() {
        return count("select count(*) from taken_copy where receipt = 'OWED'");
    }

    private static int count(String query) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql(query)
                .query(Integer.class)
                .single();
    }
}
