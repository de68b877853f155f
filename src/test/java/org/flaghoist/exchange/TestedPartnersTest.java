package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.arrest;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.sentBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

class TestedPartnersTest {

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @Test
    void recordsWhatATestedSenderSendsAndSendsNothing() throws Exception {
        hub.test("north");
        when.sends(notification("T-1", "west", "east", "nobody"), arrest("T-2", "west"));
        when.sends(notification("TOO-LONG-3", "west"), "BROKEN");
        when.sends(notification("T-1", "west"));

        await().untilAsserted(() -> assertThat(hub.entryStates("north"))
                .containsExactly("ACCEPTED", "ACCEPTED", "ACCEPTED", "REJECTED MALFORMED", "REJECTED ID_REUSED"));
        assertThat(hub.decided("north", "T-1")).containsExactly("east TESTED R1", "nobody TESTED R1", "west TESTED R1");
        assertThat(hub.decided("north", "T-2")).containsExactly("west TESTED R9");
        assertThat(hub.decided("north", "TOO-LONG-3")).containsExactly("west TESTED TOO_LONG");
        assertThat(would()).containsExactly("DELIVERED", "HELD", "FAILED");
        assertThat(receipts()).isZero();
        nothingLeft("north", "west", "east");
    }

    @Test
    void takesTheSameForNewWhenItIsSentLive() throws Exception {
        String notification = notification("T-1", "west");
        hub.test("north");
        when.sends(notification);
        await().until(() -> hub.entryStates("north").size() == 1);
        hub.stop();
        hub.start();
        hub.activate("north");

        when.sends(notification);

        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
        then.west().takes(1);
        assertThat(hub.entryStates("north")).containsExactly("ACCEPTED", "ACCEPTED");
        hub.test("north");
        when.sends(notification);
        await().untilAsserted(
                        () -> assertThat(hub.entryStates("north")).containsExactly("ACCEPTED", "ACCEPTED", "ACCEPTED"));
        nothingLeft("west");
    }

    @Test
    void comparesATestRunWithNothingOutsideIt() throws Exception {
        hub.test("north");
        String first = notification("T-1", "west");
        String update = first.replace("NEW", "UPDATE").replace("\"revision\":1", "\"revision\":2");
        when.sends(first, first, update.replace("\"west\"", "\"east\""));
        await().untilAsserted(() ->
                assertThat(hub.entryStates("north")).containsExactly("ACCEPTED", "DUPLICATE", "ACCEPTED"));
        assertThat(hub.decided("north", "T-1"))
                .as("whoever would have had the first gets the update, too")
                .containsExactly("west TESTED R1", "east TESTED R1", "west TESTED R12");

        hub.test("north");
        when.sends(update, first);

        await().untilAsserted(() -> assertThat(hub.entryStates("north"))
                .endsWith("REJECTED REVISION_ORDER", "ACCEPTED")
                .hasSize(5));
    }

    @Test
    void givesATestedRecipientNothingAndItsSendersNoReceipts() throws Exception {
        hub.test("west");
        hub.test("east");
        when.sends(notification("R-1", "west", "east", "south"), arrest("R-2", "west"));

        assertThat(hub.receipts("north", 3)).containsExactlyInAnyOrder("ACCEPTED", "DELIVERED south", "ACCEPTED");
        assertThat(hub.decided("north", "R-1"))
                .containsExactly("east TESTED R1", "south DELIVERED R1", "west TESTED R1");
        assertThat(hub.decided("north", "R-2")).containsExactly("west TESTED R9");
        assertThat(hub.bean(Ledger.class).earlierRecipients("north", "R-1", 2, 0))
                .containsExactly("south");
        nothingLeft("north", "west", "east");
    }

    @Test
    void keepsWhatIsLiveWhileARecipientIsTested() throws Exception {
        hub.pause("west");
        when.sends(notification("LIVE-1", "west"));
        hub.send("west", sentBy("west", "LIVE-2", "north"));
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");

        hub.test("west");

        then.north().getsIds("LIVE-2");
        then.west().getsNothing();
        hub.activate("west");
        then.west().getsIds("LIVE-1", "LIVE-2", "LIVE-2");
    }

    @Test
    void doesNotSendLiveWhatWasSentAsATest() throws Exception {
        hub.test("north");
        hub.pause("north");
        when.sends(notification("TEST-1", "west"));
        hub.stop();
        hub.start();
        hub.activate("north");
        when.sends(notification("LIVE-1", "west"));

        // The one that was sent first would have come first.
        then.west().getsIds("LIVE-1");
        then.west().getsNothing();
        assertThat(hub.decided("north", "TEST-1")).containsExactly("west TESTED R1");
    }

    @Test
    void takesNoPartnersWordForATest() throws Exception {
        for (Connection connection : List.of(hub.core("north"), hub.amqp("north"))) {
            sendMarked(connection, Notifications.of("north", "MARKED-" + connection.hashCode(), "RAID", "\"west\""));
        }

        then.west().takes(2);
    }

    @Test
    void marksWhatATestedPartnerSendsOverEitherProtocol() throws Exception {
        hub.test("north");
        int number = 0;
        for (Connection connection : List.of(hub.core("north"), hub.amqp("north"))) {
            sendMarked(connection, Notifications.of("north", "PROTOCOL-" + ++number, "RAID", "\"west\""));
        }

        await().until(() -> hub.entryStates("north").size() == 2);
        assertThat(hub.decided("north", "PROTOCOL-1")).containsExactly("west TESTED R1");
        assertThat(hub.decided("north", "PROTOCOL-2")).containsExactly("west TESTED R1");
        nothingLeft("north", "west");
    }

    private static void sendMarked(Connection connection, String text) throws JMSException {
        try (connection;
                Session session = connection.createSession()) {
            TextMessage message = session.createTextMessage(text);
            message.setIntProperty(HubProperties.TEST_RUN, 7);
            session.createProducer(session.createQueue(QueueNames.in("north"))).send(message);
        }
    }

    @Test
    void redoesInterruptedWorkAsATestWhereTheRecipientIsTestedByThen() throws Exception {
        hub.interruptTranslations(1_000);
        when.sends(notification("REDO-1", "west"));
        await().until(() -> hub.decided("north", "REDO-1").equals(List.of("west DELIVERED R1")));
        hub.test("west");
        await().until(() -> hub.decided("north", "REDO-1").equals(List.of("west TESTED R1")));
        hub.interruptTranslations(0);

        then.north().getsReceipts("ACCEPTED");
        then.north().getsNothing();
        assertThat(receipts()).isEqualTo(1);
        nothingLeft("west");
    }

    @Test
    void redoesInterruptedWorkLiveWhereTheRecipientIsActiveByThen() throws Exception {
        hub.test("west");
        hub.interruptTranslations(1_000);
        when.sends(notification("REDO-1", "west"));
        await().until(() -> hub.decided("north", "REDO-1").equals(List.of("west TESTED R1")));
        hub.activate("west");
        await().until(() -> hub.decided("north", "REDO-1").equals(List.of("west DELIVERED R1")));
        hub.interruptTranslations(0);

        then.west().takes(1);
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
    }

    private List<String> would() {
        return EventSeen.all(hub.bean(DataSource.class), "TESTED").stream()
                .filter(event -> "west".equals(event.partner()))
                .map(event -> event.detail().path("would").asText())
                .toList();
    }

    private long receipts() {
        return ledger.number("select count(*) from entry where receipts is not null");
    }

    // The ledger's commit, which is awaited before, comes first; then that of the broker.
    private void nothingLeft(String... partners) {
        await().untilAsserted(() -> assertThat(
                        Stream.of(partners).flatMap(TestedPartnersTest::queues).filter(queue -> hub.count(queue) > 0))
                .isEmpty());
    }

    private static Stream<String> queues(String partner) {
        return Stream.of(
                QueueNames.in(partner),
                QueueNames.out(partner),
                QueueNames.held(partner),
                QueueNames.deadIn(partner),
                QueueNames.deadOut(partner));
    }
}
