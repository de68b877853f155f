package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.StoppedRoute;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A cancellation withdraws what its recipients have not fetched, and goes to those who have fetched something. */
@Tag(TestDatabase.BOTH)
class WithdrawnCopiesTest {

    private static final String WEST = QueueNames.out("west");
    private static final String EAST = QueueNames.out("east");
    private static final String EAST_ROUTE = "deliver-sftp-east";

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
    }

    /** Nothing waits for anybody, nothing is under way, and all is as at the start. */
    @AfterEach
    void leaveNothing() throws Exception {
        hub.interruptTranslations(0);
        hub.interruptDeliveries(0);
        hub.moveClock(Duration.ZERO);
        startAgain();
        await().until(() -> hub.count(QueueNames.in("north")) + hub.count(EAST) == 0
                && !hub.bean(Broker.class).isInHand(EAST)
                && open() == 0);
        for (String partner : List.of("north", "west")) {
            hub.receive(partner, (int) hub.count(QueueNames.out(partner)));
        }
        for (String file : SftpServerFixture.names(hub.server("east").inbox())) {
            Files.delete(hub.server("east").inbox().resolve(file));
        }
    }

    @Test
    void takesFromAPartnersQueueWhatItHasNotFetchedAndTheCancellationWithIt() throws Exception {
        long before = withdrawn();
        Object contact = hub.bean(LastContacts.class).of("west", Contact.Way.DELIVERED);
        send("A-1", "west", 1);
        send("A-1", "west", 2);
        await().until(() -> hub.count(WEST) == 2);

        cancel("A-1", "west", 3);

        awaitStates("A-1", "west WITHDRAWN", "west WITHDRAWN", "west WITHDRAWN");
        assertThat(hub.count(WEST)).isZero();
        assertThat(hub.receive("north", 9))
                .extracting(receipt -> HubFixture.member(receipt, "revision") + HubFixture.member(receipt, "code"))
                .containsExactly("1", "1", "2", "2", "3", "3", "1WITHDRAWN", "2WITHDRAWN", "3WITHDRAWN");
        assertThat(count("select count(*) from entry where receipts like '%WITHDRAWN%' and reference = 'A-1'"))
                .isEqualTo(3);
        assertThat(withdrawn() - before).isEqualTo(3);
        assertThat(hub.bean(LastContacts.class).of("west", Contact.Way.DELIVERED))
                .isEqualTo(contact);
        assertThat(hub.nothingFor("north")).as("a receipt too many").isTrue();
    }

    @Test
    void cancelsWhatAPartnerHasFetched() throws Exception {
        send("B-1", "west", 1);
        assertThat(hub.receive("west", 1)).hasSize(1);
        send("B-1", "west", 2);
        await().until(() -> hub.count(WEST) == 1);

        cancel("B-1", "west", 3);

        awaitStates("B-1", "west DELIVERED", "west WITHDRAWN", "west DELIVERED");
        await().until(() -> hub.count(WEST) == 1);
        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
    }

    @Test
    void leavesToAPartnerWhatItHasInHand() throws Exception {
        send("C-1", "west", 1);
        try (Connection connection = hub.core("west");
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(WEST))) {
            assertThat(id(consumer.receive(60_000))).contains("NEW");
            cancel("C-1", "west", 2);
            assertThat(id(consumer.receive(60_000))).contains("CANCEL");
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

        awaitStates("D-2", "west WITHDRAWN", "west WITHDRAWN");
        assertThat(hub.receive("west", 2))
                .satisfiesExactly(
                        one -> assertThat(one).contains("D-1"),
                        two -> assertThat(two).contains("D-3"));
    }

    @Test
    void bringsNothingToAServerThatWasCancelledBeforeItsTurn() throws Exception {
        stop();
        send("E-1", "east", 1);
        send("E-1", "east", 2);
        send("E-2", "east", 1);
        cancel("E-1", "east", 3);
        await().until(() -> hub.count(EAST) == 4);

        startAgain();

        await().until(() -> inbox().equals(names("E-2_r1")));
        awaitStates("E-1", "east WITHDRAWN", "east WITHDRAWN", "east WITHDRAWN");
        await().until(() -> hub.count(EAST) == 0);
        assertThat(inbox()).isEqualTo(names("E-2_r1"));
        assertThat(hub.receipts("north", 8))
                .filteredOn(receipt -> receipt.startsWith("REFUSED"))
                .hasSize(3)
                .containsOnly("REFUSED east WITHDRAWN");
        assertThat(hub.nothingFor("north")).as("a receipt too many").isTrue();
    }

    @Test
    void withdrawsEachOfManyThatAreTakenTogether() throws Exception {
        stop();
        for (int i = 0; i < 20; i++) {
            send("F-" + i, "east", 1);
            cancel("F-" + i, "east", 2);
        }
        await().until(() -> hub.count(EAST) == 40);

        startAgain();

        await().until(() -> hub.count(EAST) == 0);
        assertThat(inbox()).isEmpty();
    }

    @Test
    void cancelsAtAServerWhatIsThere() throws Exception {
        send("G-1", "east", 1);
        await().until(() -> inbox().equals(names("G-1_r1")));
        awaitStates("G-1", "east DELIVERED");
        stop();
        send("G-1", "east", 2);
        cancel("G-1", "east", 3);
        await().until(() -> hub.count(EAST) == 2);

        startAgain();

        await().until(() -> inbox().equals(names("G-1_r1", "G-1_r3")));
        awaitStates("G-1", "east DELIVERED", "east WITHDRAWN", "east DELIVERED");
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

        await().until(() -> inbox().equals(names("H-2_r1")));
        awaitStates("H-1", "east WITHDRAWN", "east WITHDRAWN");
        assertThat(inbox()).isEqualTo(names("H-2_r1"));
    }

    @Test
    void countsAsFetchedWhatMayHaveItsNameAtAServer() throws Exception {
        hub.interruptDeliveries(1_000);
        send("I-1", "east", 1);
        await().until(() -> inbox().equals(names("I-1_r1")));
        cancel("I-1", "east", 2);
        await().until(() -> asked("I-1"));

        hub.interruptDeliveries(0);

        await().until(() -> inbox().equals(names("I-1_r1", "I-1_r2")));
        awaitStates("I-1", "east DELIVERED", "east DELIVERED");
    }

    @Test
    void doesTheSameAgainWhenItIsInterrupted() throws Exception {
        hub.pause("north");
        send("J-1", "west", 1);
        stop();
        send("K-1", "east", 1);
        cancel("J-1", "west", 2);
        cancel("K-1", "east", 2);
        hub.interruptTranslations(2);
        hub.activate("north");
        await().until(() -> hub.count(QueueNames.in("north")) == 0);

        startAgain();

        awaitStates("K-1", "east WITHDRAWN", "east WITHDRAWN");
        awaitStates("J-1", "west WITHDRAWN", "west WITHDRAWN");
        await().until(() -> hub.count(EAST) == 0 && hub.count(WEST) == 0);
        assertThat(inbox()).isEmpty();
        assertThat(hub.receipts("north", 10))
                .filteredOn(receipt -> receipt.startsWith("REFUSED"))
                .hasSize(4);
        assertThat(hub.nothingFor("north")).as("a receipt too many").isTrue();
    }

    @Test
    void recordsThatItsSenderIsOwedAReceiptBeforeItSendsThat() throws Exception {
        send("L-1", "west", 1);
        cancel("L-1", "west", 2);
        awaitStates("L-1", "west WITHDRAWN", "west WITHDRAWN");
        hub.receipts("north", 6);
        await().until(() -> open() == 0);
        // As after a crash between the ledger and the broker, and as after one behind both.
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("update withdrawal set state = 'REMOVED'"
                        + " where entry in (select id from entry where reference = 'L-1')")
                .update();

        await().until(() -> open() == 0);

        assertThat(hub.nothingFor("north")).as("the same receipt once more").isTrue();
    }

    @Test
    void withdrawsNothingOfATest() throws Exception {
        hub.test("west");
        send("M-1", "west", 1);
        cancel("M-1", "west", 2);
        await().until(() -> hub.decided("north", "M-1").size() == 2);

        assertThat(hub.decided("north", "M-1")).allMatch(copy -> copy.startsWith("west TESTED"));
        assertThat(open()).isZero();
        hub.activate("west");
    }

    @Test
    void takesACancellationThatComesToItsQueueWhenWhatItCancelsIsLongWithdrawn() throws Exception {
        send("N-1", "west", 1);
        await().until(() -> hub.count(WEST) == 1);
        hub.interruptTranslations(1_000);
        cancel("N-1", "west", 2);
        await().until(() -> hub.count(WEST) == 0);
        // As when it was looked for in vain: the hub that had it in hand died.
        StoppedRoute.during(hub, "translate-north", () -> {
            JdbcClient.create(hub.bean(DataSource.class))
                    .sql("update withdrawal set state = 'FETCHED' where entry = cause"
                            + " and entry in (select id from entry where reference = 'N-1')")
                    .update();
            hub.interruptTranslations(0);
        });

        awaitStates("N-1", "west WITHDRAWN", "west WITHDRAWN");
        await().until(() -> hub.count(WEST) == 0);
    }

    @Test
    void withdrawsWhatACancellationHadAskedForThatWasRejectedSince() throws Exception {
        send("R-1", "west", 1);
        await().until(() -> hub.count(WEST) == 1);
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("insert into withdrawal (entry, recipient, cause, state) select id, 'west', 0, 'WAITING'"
                        + " from entry where reference = 'R-1'")
                .update();

        cancel("R-1", "west", 2);

        awaitStates("R-1", "west WITHDRAWN", "west WITHDRAWN");
        await().until(() -> hub.count(WEST) == 0);
    }

    @Test
    void givesUpWhatIsFetchedThoughTheClockIsSetBack() throws Exception {
        send("O-1", "west", 1);
        assertThat(hub.receive("west", 1)).hasSize(1);
        cancel("O-1", "west", 2);
        await().until(() -> asked("O-1"));

        hub.moveClock(Duration.ofHours(-1));

        await().until(() -> open() == 0);
        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
    }

    private void send(String id, String recipient, int revision) throws Exception {
        String first = notification(id, recipient);
        hub.send(
                "north",
                revision == 1 ? first : first.replace("\"NEW\",\"revision\":1", "\"UPDATE\",\"revision\":" + revision));
    }

    private void cancel(String id, String recipient, int revision) throws Exception {
        hub.send(
                "north",
                notification(id, recipient).replace("\"NEW\",\"revision\":1", "\"CANCEL\",\"revision\":" + revision));
    }

    private static String notification(String id, String recipient) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"" + recipient + "\"")
                .replace("\"ROUTINE\"", "\"" + Urgency.ROUTINE + "\"");
    }

    /** How the ledger has the copies of a notification in the end, by revision; without their rules. */
    private void awaitStates(String id, String... copies) {
        await().untilAsserted(() -> assertThat(hub.decided("north", id))
                .extracting(copy -> copy.substring(0, copy.lastIndexOf(' ')))
                .containsExactly(copies));
    }

    private int open() {
        return count("select count(*) from withdrawal where state in ('WAITING', 'REMOVED')");
    }

    private boolean asked(String id) {
        return count("select count(*) from withdrawal w join entry e on e.id = w.entry where e.reference = '" + id
                        + "'")
                > 0;
    }

    private int count(String query) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql(query)
                .query(Integer.class)
                .single();
    }

    private long withdrawn() {
        return EventSeen.all(hub.bean(DataSource.class), "WITHDRAWN").size();
    }

    private static String id(Message message) throws Exception {
        return new String(
                Objects.requireNonNull(message, "nothing came").getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private void stop() throws Exception {
        hub.bean(CamelContext.class).getRouteController().stopRoute(EAST_ROUTE);
    }

    private void startAgain() throws Exception {
        hub.bean(CamelContext.class).getRouteController().startRoute(EAST_ROUTE);
    }

    private List<String> inbox() throws Exception {
        return SftpServerFixture.names(hub.server("east").inbox()).stream()
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toList();
    }

    private static List<String> names(String... copies) {
        return Stream.of(copies).map(copy -> "north_" + copy + ".json").toList();
    }
}
