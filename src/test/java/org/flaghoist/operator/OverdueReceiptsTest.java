package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.sentBy;

import java.util.List;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sender whose file asks for it is told once what is overdue; the clocks run from the hub's own work. */
@Tag(TestDatabase.BOTH)
class OverdueReceiptsTest {

    private static final String OFTEN = "--flaghoist.overdue.every=200ms";
    private static final String FILE = """
            answers: true
            overdue:
              receipts: [west]
              limits:
                all: {delivered: {ROUTINE: 1h}, taken: {ROUTINE: 1h}, answered: {ROUTINE: 1h}}
            """;

    /** North is told what west does not do in time, and west nothing. */
    private static final HubSetup NORTH_ASKS = HubSetup.usual(OFTEN).partner("north", FILE);

    private final Scenario scenario = Scenario.lent(NORTH_ASKS);
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @Test
    void tellsTheSenderOnceAndGoesOnWhereTheHubDiedBeforeItKnewThat() throws Exception {
        when.sends(notification("N-01", "west"));
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");

        letPassUntilTold("N-01");
        then.north().getsReceipts("OVERDUE west NOT_TAKEN");
        // As if it had died before the ledger's last commit.
        hub.stop();
        hub.start();
        ledger.update("update overdue_clock set receipt = 'OWED'");

        await().until(() -> receipts("N-01").contains("SENT"));
        then.north().getsNothing();
        assertThat(sentReceipts("N-01")).containsOnlyOnce("OVERDUE ").contains("NOT_TAKEN");
        assertThat((String) hub.invoke("org.flaghoist:type=Overdue", "list"))
                .contains("\"reference\":\"N-01\"", "\"told\":true");

        hub.receive("west", 1);
        await().until(() -> receipts("N-01").isEmpty());
        assertThat((String) hub.invoke("org.flaghoist:type=Overdue", "list")).doesNotContain("N-01");
    }

    @Test
    void awaitsAnAnswerThatIsAskedForUntilARecipientReplies() throws Exception {
        when.sends(notification("N-02", "west")
                .replace(
                        "\"narrative\"",
                        "\"liaison\":{\"kind\":\"REQUEST\",\"text\":{\"language\":\"en\",\"text\":\"Seen?\"},"
                                + "\"dueAt\":\"2026-06-03T04:40:00Z\"},\"narrative\""));
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
        hub.receive("west", 1);
        await().until(() -> {
            lookAgain();
            return "ANSWERED".equals(step("N-02"));
        });

        letPassUntilTold("N-02");
        then.north().getsReceipts("OVERDUE west NOT_ANSWERED");
        assertThat(sentReceipts("N-02")).contains("NOT_ANSWERED");
        hub.send(
                "west",
                sentBy("west", "W-02", "north")
                        .replace(
                                "\"narrative\"", "\"inReplyTo\":{\"sender\":\"north\",\"id\":\"N-02\"},\"narrative\""));

        await().until(() -> receipts("N-02").isEmpty());
    }

    @Test
    void startsNoClockWhereTheFileOfTheSenderSaysNothing() throws Exception {
        hub.send("west", sentBy("west", "W-01", "north"));
        then.north().takes(1);
        hub.receive("west", 2);

        assertThat(receipts("W-01")).isEmpty();
    }

    // The database's clock cannot be moved; a look that has read its rows before writes over what is moved here.
    private void letPassUntilTold(String reference) {
        await().until(() -> {
            ledger.update("update overdue_clock set since = since - 7200000, look_at = 0 where step is not null");
            return receipts(reference).contains("SENT");
        });
    }

    // What it waits for is else looked at when the limit may be over.
    private void lookAgain() {
        ledger.update("update overdue_clock set look_at = 0");
    }

    /** Of each clock of a notification how far its receipt is. */
    private List<String> receipts(String reference) {
        return ledger.column(
                "select coalesce(receipt, '-') from overdue_clock c join entry e on e.id = c.entry"
                        + " where e.reference = ?",
                reference);
    }

    private String step(String reference) {
        return ledger.text(
                "select coalesce(step, '-') from overdue_clock c join entry e on e.id = c.entry"
                        + " where e.reference = ?",
                reference);
    }

    private String sentReceipts(String reference) {
        return ledger.text("select receipts from entry where reference = ?", reference);
    }
}
