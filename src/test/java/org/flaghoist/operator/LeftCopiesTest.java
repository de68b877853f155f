package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.cancelled;
import static org.flaghoist.testing.Notifications.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.Urgency;
import org.flaghoist.parking.UnknownMessages;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.WithdrawalState;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was taken from a partner's queue to be withdrawn, and lies on the hub's own for long. */
@Tag(TestDatabase.BOTH)
class LeftCopiesTest {

    private static final String BEAN = "org.flaghoist:type=Unknown";
    private static final String WEST = QueueNames.out("west");
    private static final String TAKEN = QueueNames.withdrawn("west");

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @Test
    void goesBackToItsQueueWhereItsCancellationWasRejectedSince() throws Exception {
        send("A-1", 1);
        take("A-1");

        settle();

        then.nothingIn(TAKEN);
        then.west().getsOneWith("A-1");
        assertThat(ledger.text("select state from withdrawal where entry = ?", ledger.entry("A-1")))
                .isEqualTo("FETCHED");
    }

    @Test
    void isWithdrawnByTheCorrectedCancellation() throws Exception {
        send("B-1", 1);
        take("B-1");
        settle();

        when.sends(cancelled(notification("B-1", "west"), 2));

        then.copies("B-1", "west WITHDRAWN", "west WITHDRAWN");
        await().until(() -> hub.count(WEST) + hub.count(TAKEN) == 0);
    }

    @Test
    void goesBackBehindNoLaterRevisionButIsWithdrawn() throws Exception {
        send("C-1", 1);
        take("C-1");
        send("C-1", 2);
        then.west().has(1);

        settle();

        then.copies("C-1", "west WITHDRAWN", "west DELIVERED");
        then.queued(TAKEN, 0);
        then.west().getsOneWith("\"revision\":2");
        assertThat(hub.receipts("north", 6)).endsWith("REFUSED west WITHDRAWN");
    }

    @Test
    void isWithdrawnThoughItCountedAsFetched() throws Exception {
        send("D-1", 1);
        long entry = hub.browse(WEST).message().getLongProperty(HubProperties.ENTRY);
        // As a hub left it that knew nothing of this queue: it looked for the copy in vain.
        given.stopped("translate-north");
        move("D-1");
        when.sends(cancelled(notification("D-1", "west"), 2));
        ledger.update("insert into withdrawal (entry, recipient, cause, state) values (" + entry + ", 'west', " + entry
                + ", 'FETCHED')");
        when.starts("translate-north");
        then.west().has(1);
        ledger.update(
                "update withdrawal set cause = (select id from entry where action = 'CANCEL') where entry = " + entry);
        assertThat(hub.decided("north", "D-1")).hasSize(2).allMatch(copy -> copy.startsWith("west DELIVERED "));

        settle();

        then.copies("D-1", "west WITHDRAWN", "west DELIVERED");
        then.queued(TAKEN, 0);
        then.west().getsOneWith("CANCEL");
    }

    @Test
    void isLeftToItsWithdrawalBefore() throws Exception {
        send("E-1", 1);
        take("E-1");

        hub.bean(LeftCopies.class).settle(Duration.ofMinutes(1));
        hub.bean(LeftCopies.class).settle(Duration.ofMinutes(1));

        assertThat(hub.count(TAKEN)).isOne();
    }

    @Test
    void isMetAsUnknownWhereTheLedgerHasLostThatItWasCancelled() throws Exception {
        send("F-1", 1);
        move("F-1");

        settle();

        assertThat(hub.bean(UnknownMessages.class).all())
                .as("raises an alarm, though nobody looks")
                .hasSize(1);
        JsonNode met = then.list("Unknown").path("messages").get(0);
        assertThat(met.path("queue").asText()).isEqualTo(TAKEN);
        assertThat(met.path("reference").asText()).isEqualTo("F-1");
        hub.invoke(BEAN, "setAside", met.path("message").asText(), "it is sent again");
        then.nothingIn(TAKEN);
        assertThat(then.list("Unknown").path("messages")).isEmpty();
        assertThat(then.deadLetter().stage()).isEqualTo(Stage.UNKNOWN);
    }

    @BeforeEach
    void awaitLease() {
        await().until(() -> hub.bean(WithdrawalExecutor.class).holdsLease());
    }

    private void settle() {
        hub.bean(LeftCopies.class).settle(Duration.ZERO);
        hub.bean(LeftCopies.class).settle(Duration.ZERO);
    }

    /** As when the hub died behind that, and its cancellation was rejected when it was done again. */
    private void take(String reference) throws Exception {
        when.sends(cancelled(notification("none-" + reference, "west"), 2));
        then.queued(QueueNames.deadIn("north"), 1);
        ledger.update(
                "insert into withdrawal (entry, recipient, cause, state) select e.id, 'west', c.id, 'WAITING' from entry e,"
                        + " entry c where c.state = 'REJECTED' and e.reference = '" + reference + "'");
        move(reference);
    }

    private void move(String reference) throws Exception {
        String key = hub.browse(WEST).message().getStringProperty(HubProperties.MESSAGE_KEY);
        Withdrawal copy = new Withdrawal(1, "north", key, reference, 1, "west", 2, WithdrawalState.WAITING);
        new WithdrawnCopies(hub.bean(Broker.class)).take(List.of(copy), "west");
        then.queued(TAKEN, 1);
    }

    private void send(String id, int revision) throws Exception {
        when.sends(Notifications.of("north", "west", id, revision, Urgency.ROUTINE));
        await().until(() -> hub.count(WEST) > 0);
    }
}
