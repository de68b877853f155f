package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.cancelled;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.sentBy;

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
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner that consumes its queue has taken a copy when it has acknowledged it, and committed that. */
class TakenFromQueuesTest {

    private static final String WEST = QueueNames.out("west");

    /** North is told what west has taken, and west nothing. */
    private static final HubSetup NORTH_ASKS = HubSetup.usual().partner("north", "takenReceipts: [west]\n");

    private final Scenario scenario = Scenario.lent(NORTH_ASKS);
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @AfterEach
    void awaitThatNothingIsOwed() throws Exception {
        hub.receive("west", (int) hub.count(WEST));
        await().until(() -> hub.count(QueueNames.TAKEN) == 0 && owed() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void knowsWhatWasCommittedAndTellsItsSenderOnce(String protocol) throws Exception {
        when.sends(notification("COMMIT-" + protocol, "west"));
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");

        try (Connection connection = connection(protocol);
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            assertThat(next(session)).isNotNull();
            then.nothingIn(QueueNames.TAKEN);
            assertThat(taken("COMMIT-" + protocol)).isEmpty();
            session.commit();
        }

        then.north().getsReceipts("TAKEN west");
        assertThat(taken("COMMIT-" + protocol)).containsExactly("west");
        await().until(() -> owed() == 0);
        assertThat(recordedReceipts("COMMIT-" + protocol)).contains("TAKEN ");
        then.north().getsNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void knowsWhatWasAcknowledgedWithoutATransaction(String protocol) throws Exception {
        when.sends(notification("ACK-" + protocol, "west"));

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
        when.sends(notification("BEFORE-1", "west"));

        try (Connection connection = hub.core("west");
                Session session = connection.createSession(100)) {
            assertThat(next(session)).isNotNull();
            await().untilAsserted(() -> assertThat(taken("BEFORE-1")).containsExactly("west"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void doesNotTakeWhatIsRolledBackOrInHandForTaken(String protocol) throws Exception {
        when.sends(notification("BACK-" + protocol, "west"));

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

        when.sends(notification("AFTER-" + protocol, "west"));
        hub.receive("west", 2);
        await().untilAsserted(() -> assertThat(taken("AFTER-" + protocol)).containsExactly("west"));
        assertThat(taken("BACK-" + protocol)).containsExactly("west");
        assertThat(events("BACK-" + protocol)).hasSize(1);
    }

    @Test
    void takesNothingForTakenThatIsWithdrawnRemovedOrMoved() throws Exception {
        when.sends(notification("GONE-1", "west"), notification("GONE-2", "west"), notification("GONE-3", "west"));
        then.west().has(3);

        when.sends(cancelled(notification("GONE-1", "west"), 2));
        then.west().has(2);
        Broker broker = hub.bean(Broker.class);
        broker.removeAll(WEST, HubProperties.ID + " = 'GONE-2'");
        broker.moveAll(WEST, HubProperties.ID + " = 'GONE-3'", QueueNames.DEAD);

        then.nothingIn(QueueNames.TAKEN);
        when.sends(notification("STAYS-1", "west"));
        hub.receive("west", 1);
        await().untilAsserted(() -> assertThat(taken("STAYS-1")).containsExactly("west"));
        assertThat(List.of("GONE-1", "GONE-2", "GONE-3"))
                .allSatisfy(id -> assertThat(taken(id)).isEmpty());
        broker.removeAll(QueueNames.DEAD, "");
    }

    @Test
    void saysNothingOfReceiptsAndToWhoeverDoesNotAsk() throws Exception {
        hub.send("west", sentBy("west", "ASKS-NOT-1", "north"));

        hub.receive("north", 1);

        await().untilAsserted(() -> assertThat(taken("ASKS-NOT-1")).containsExactly("north"));
        then.west().getsReceipts("ACCEPTED", "DELIVERED north");
        then.queued(QueueNames.TAKEN, 0);
        assertThat(owed()).isZero();
        then.west().getsNothing();
        assertThat(ledger.number("select count(*) from taken_copy t where not exists (select 1 from delivery d"
                        + " where d.entry = t.entry and d.recipient = t.recipient)"))
                .isZero();
    }

    @Test
    void recordsOnceWhatIsNotedTwiceOrDoneAgain() throws Exception {
        when.sends(notification("TWICE-1", "west"));
        hub.receive("west", 1);
        assertThat(hub.receipts("north", 3)).endsWith("TAKEN west");

        await().until(() -> owed() == 0);
        note(
                ledger.entry("TWICE-1"),
                ledger.text("select message_key from entry where reference = ?", "TWICE-1"),
                "west");
        // As after a crash between the broker's commit and the ledger's.
        ledger.update("update taken_copy set receipt = 'OWED' where entry = ?", ledger.entry("TWICE-1"));

        await().until(() -> hub.count(QueueNames.TAKEN) == 0 && owed() == 0);
        assertThat(events("TWICE-1")).hasSize(1);
        then.north().getsNothing();
    }

    @Test
    void isNotHeldUpByNotesThatCannotBeReadOrAreOfNoDelivery() throws Exception {
        when.sends(notification("GOOD-1", "west"));
        then.west().has(1);
        note("x", "key", "west");
        note(4_711L, "key", "west");
        note(ledger.entry("GOOD-1"), "another-key", "west");
        note(
                ledger.entry("GOOD-1"),
                ledger.text("select message_key from entry where reference = ?", "GOOD-1"),
                "east");

        hub.receive("west", 1);

        await().untilAsserted(() -> assertThat(taken("GOOD-1")).containsExactly("west"));
        then.queued(QueueNames.DEAD, 1);
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

    private void note(Object entry, String key, String recipient) throws JMSException {
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

    private List<String> taken(String id) {
        return ledger.column(
                "select recipient from taken_copy where entry = (select id from entry where reference = ?"
                        + " and revision = 1)",
                id);
    }

    private List<EventSeen> events(String id) {
        return EventSeen.of(hub.bean(DataSource.class), ledger.entry(id)).stream()
                .filter(event -> event.kind().equals("TAKEN"))
                .toList();
    }

    private String recordedReceipts(String id) {
        return ledger.text("select receipts from entry where id = ?", ledger.entry(id));
    }

    private long owed() {
        return ledger.number("select count(*) from taken_copy where receipt = 'OWED'");
    }
}
