package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.cancelled;
import static org.flaghoist.testing.Notifications.notification;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.StoppedRoute;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A cancellation withdraws what its recipients have not fetched, and goes to those who have fetched something. */
@Tag(TestDatabase.BOTH)
class WithdrawnCopiesTest {

    private static final String WEST = QueueNames.out("west");
    private static final String EAST = QueueNames.out("east");
    private static final String EAST_ROUTE = "deliver-sftp-east";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @AfterEach
    void nothingIsUnderWay() throws Exception {
        hub.interruptTranslations(0);
        hub.interruptDeliveries(0);
        hub.moveClock(Duration.ZERO);
        when.starts(EAST_ROUTE);
        await().until(() -> hub.count(QueueNames.in("north")) + hub.count(EAST) == 0
                && !hub.bean(Broker.class).isInHand(EAST)
                && open() == 0);
    }

    @Test
    void takesFromAPartnersQueueWhatItHasNotFetchedAndTheCancellationWithIt() throws Exception {
        long before = withdrawn();
        Object contact = hub.bean(LastContacts.class).of("west", Contact.Way.DELIVERED);
        send("A-1", "west", 1);
        send("A-1", "west", 2);
        then.west().has(2);

        cancel("A-1", "west", 3);

        then.copies("A-1", "west WITHDRAWN", "west WITHDRAWN", "west WITHDRAWN");
        then.west().hasNothing();
        assertThat(hub.receive("north", 9))
                .extracting(receipt -> HubFixture.member(receipt, "revision") + HubFixture.member(receipt, "code"))
                .containsExactly("1", "1", "2", "2", "3", "3", "1WITHDRAWN", "2WITHDRAWN", "3WITHDRAWN");
        assertThat(ledger.number("select count(*) from entry where receipts like '%WITHDRAWN%' and reference = 'A-1'"))
                .isEqualTo(3);
        assertThat(withdrawn() - before).isEqualTo(3);
        assertThat(hub.bean(LastContacts.class).of("west", Contact.Way.DELIVERED))
                .isEqualTo(contact);
        then.north().getsNothing();
    }

    @Test
    void cancelsWhatAPartnerHasFetched() throws Exception {
        send("B-1", "west", 1);
        then.west().takes(1);
        send("B-1", "west", 2);
        then.west().has(1);

        cancel("B-1", "west", 3);

        then.copies("B-1", "west DELIVERED", "west WITHDRAWN", "west DELIVERED");
        then.west().has(1);
        then.west().getsOneWith("CANCEL");
    }

    @Test
    void leavesToAPartnerWhatItHasInHand() throws Exception {
        send("C-1", "west", 1);
        try (Connection connection = hub.core("west");
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(WEST))) {
            assertThat(text(consumer.receive(60_000))).contains("NEW");
            cancel("C-1", "west", 2);
            assertThat(text(consumer.receive(60_000))).contains("CANCEL");
            await().until(() -> open() == 0);
            session.commit();
        }
        assertThat(hub.decided("north", "C-1")).allMatch(copy -> copy.startsWith("west DELIVERED"));
    }

    @Test
    void touchesNoOtherNotificationAndNoReceipt() throws Exception {
        send("D-1", "west", 1);
        send("D-2", "west", 1);
        send("D-3", "west", 1);

        cancel("D-2", "west", 2);

        then.copies("D-2", "west WITHDRAWN", "west WITHDRAWN");
        assertThat(hub.receive("west", 2))
                .satisfiesExactly(
                        one -> assertThat(one).contains("D-1"),
                        two -> assertThat(two).contains("D-3"));
    }

    @Test
    void bringsNothingToAServerThatWasCancelledBeforeItsTurn() throws Exception {
        given.stopped(EAST_ROUTE);
        send("E-1", "east", 1);
        send("E-1", "east", 2);
        send("E-2", "east", 1);
        cancel("E-1", "east", 3);
        then.east().has(4);

        when.starts(EAST_ROUTE);

        then.east().finds("E-2_r1");
        then.copies("E-1", "east WITHDRAWN", "east WITHDRAWN", "east WITHDRAWN");
        then.east().has(0);
        then.east().hasFound("E-2_r1");
        assertThat(hub.receipts("north", 8))
                .filteredOn(receipt -> receipt.startsWith("REFUSED"))
                .hasSize(3)
                .containsOnly("REFUSED east WITHDRAWN");
        then.north().getsNothing();
    }

    @Test
    void withdrawsEachOfManyThatAreTakenTogether() throws Exception {
        given.stopped(EAST_ROUTE);
        for (int i = 0; i < 20; i++) {
            send("F-" + i, "east", 1);
            cancel("F-" + i, "east", 2);
        }
        then.east().has(40);

        when.starts(EAST_ROUTE);

        then.east().has(0);
        assertThat(then.east().inbox()).isEmpty();
    }

    @Test
    void cancelsAtAServerWhatIsThere() throws Exception {
        send("G-1", "east", 1);
        then.east().finds("G-1_r1");
        then.copies("G-1", "east DELIVERED");
        given.stopped(EAST_ROUTE);
        send("G-1", "east", 2);
        cancel("G-1", "east", 3);
        then.east().has(2);

        when.starts(EAST_ROUTE);

        then.east().finds("G-1_r1", "G-1_r3");
        then.copies("G-1", "east DELIVERED", "east WITHDRAWN", "east DELIVERED");
    }

    @Test
    void withdrawsWhatWasTriedAtAServerThatWasDown() throws Exception {
        hub.server("east").stop();
        send("H-1", "east", 1);
        send("H-2", "east", 1);
        await().until(() -> hub.count(EAST) == 2 && hub.bean(Broker.class).isInHand(EAST));
        cancel("H-1", "east", 2);
        await().until(() -> asked("H-1"));

        hub.server("east").start();

        then.east().finds("H-2_r1");
        then.copies("H-1", "east WITHDRAWN", "east WITHDRAWN");
        then.east().hasFound("H-2_r1");
    }

    @Test
    void countsAsFetchedWhatMayHaveItsNameAtAServer() throws Exception {
        hub.interruptDeliveries(1_000);
        send("I-1", "east", 1);
        then.east().finds("I-1_r1");
        cancel("I-1", "east", 2);
        await().until(() -> asked("I-1"));

        hub.interruptDeliveries(0);

        then.east().finds("I-1_r1", "I-1_r2");
        then.copies("I-1", "east DELIVERED", "east DELIVERED");
    }

    @Test
    void doesTheSameAgainWhenItIsInterrupted() throws Exception {
        hub.pause("north");
        send("J-1", "west", 1);
        given.stopped(EAST_ROUTE);
        send("K-1", "east", 1);
        cancel("J-1", "west", 2);
        cancel("K-1", "east", 2);
        hub.interruptTranslations(2);
        hub.activate("north");
        then.queued(QueueNames.in("north"), 0);

        when.starts(EAST_ROUTE);

        then.copies("K-1", "east WITHDRAWN", "east WITHDRAWN");
        then.copies("J-1", "west WITHDRAWN", "west WITHDRAWN");
        await().until(() -> hub.count(EAST) == 0 && hub.count(WEST) == 0);
        assertThat(then.east().inbox()).isEmpty();
        assertThat(hub.receipts("north", 10))
                .filteredOn(receipt -> receipt.startsWith("REFUSED"))
                .hasSize(4);
        then.north().getsNothing();
    }

    @Test
    void recordsThatItsSenderIsOwedAReceiptBeforeItSendsThat() throws Exception {
        send("L-1", "west", 1);
        cancel("L-1", "west", 2);
        then.copies("L-1", "west WITHDRAWN", "west WITHDRAWN");
        hub.receipts("north", 6);
        await().until(() -> open() == 0);
        // As after a crash between the ledger and the broker, and as after one behind both.
        ledger.update("update withdrawal set state = 'REMOVED'"
                + " where entry in (select id from entry where reference = 'L-1')");

        await().until(() -> open() == 0);

        then.north().getsNothing();
    }

    @Test
    void withdrawsNothingOfATest() throws Exception {
        hub.test("west");
        send("M-1", "west", 1);
        cancel("M-1", "west", 2);
        await().until(() -> hub.decided("north", "M-1").size() == 2);

        assertThat(hub.decided("north", "M-1")).allMatch(copy -> copy.startsWith("west TESTED"));
        assertThat(open()).isZero();
    }

    @Test
    void takesACancellationThatComesToItsQueueWhenWhatItCancelsIsLongWithdrawn() throws Exception {
        send("N-1", "west", 1);
        then.west().has(1);
        hub.interruptTranslations(1_000);
        cancel("N-1", "west", 2);
        then.west().has(0);
        // As when it was looked for in vain: the hub that had it in hand died.
        StoppedRoute.during(hub, "translate-north", () -> {
            ledger.update("update withdrawal set state = 'FETCHED' where entry = cause"
                    + " and entry in (select id from entry where reference = 'N-1')");
            hub.interruptTranslations(0);
        });

        then.copies("N-1", "west WITHDRAWN", "west WITHDRAWN");
        then.west().has(0);
    }

    @Test
    void withdrawsWhatACancellationHadAskedForThatWasRejectedSince() throws Exception {
        send("R-1", "west", 1);
        then.west().has(1);
        ledger.update("insert into withdrawal (entry, recipient, cause, state) select id, 'west', 0, 'WAITING'"
                + " from entry where reference = 'R-1'");

        cancel("R-1", "west", 2);

        then.copies("R-1", "west WITHDRAWN", "west WITHDRAWN");
        then.west().has(0);
    }

    @Test
    void givesUpWhatIsFetchedThoughTheClockIsSetBack() throws Exception {
        send("O-1", "west", 1);
        then.west().takes(1);
        cancel("O-1", "west", 2);
        await().until(() -> asked("O-1"));

        hub.moveClock(Duration.ofHours(-1));

        await().until(() -> open() == 0);
        then.west().getsOneWith("CANCEL");
    }

    private void send(String id, String recipient, int revision) throws Exception {
        when.sends(Notifications.of("north", recipient, id, revision, Urgency.ROUTINE));
    }

    private void cancel(String id, String recipient, int revision) throws Exception {
        when.sends(cancelled(notification(id, recipient), revision));
    }

    private static String text(Message message) throws Exception {
        return new String(
                Objects.requireNonNull(message, "nothing came").getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private long open() {
        return ledger.number("select count(*) from withdrawal where state in ('WAITING', 'REMOVED')");
    }

    private boolean asked(String id) {
        return ledger.number("select count(*) from withdrawal w join entry e on e.id = w.entry where e.reference = '"
                        + id + "'")
                > 0;
    }

    private long withdrawn() {
        return EventSeen.all(hub.bean(DataSource.class), "WITHDRAWN").size();
    }
}
