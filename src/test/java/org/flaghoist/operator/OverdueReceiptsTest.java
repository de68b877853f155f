package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    private static HubFixture hub;

    /** North is told what west does not do in time, and west nothing. */
    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent(HubSetup.usual(OFTEN).partner("north", FILE));
    }

    @Test
    void tellsTheSenderOnceAndGoesOnWhereTheHubDiedBeforeItKnewThat() throws Exception {
        send("north", "N-01", "west");
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");

        letPassUntilTold("N-01");
        assertThat(hub.receipts("north", 1)).containsExactly("OVERDUE west NOT_TAKEN");
        // As if it had died before the ledger's last commit.
        hub.stop();
        hub.start();
        sql().sql("update overdue_clock set receipt = 'OWED'").update();

        await().until(() -> receipts("N-01").contains("SENT"));
        assertThat(hub.nothingFor("north")).as("a receipt too many").isTrue();
        assertThat(sentReceipts("N-01")).containsOnlyOnce("OVERDUE ").contains("NOT_TAKEN");
        assertThat((String) hub.invoke("org.flaghoist:type=Overdue", "list"))
                .contains("\"reference\":\"N-01\"", "\"told\":true");

        hub.receive("west", 1);
        await().until(() -> receipts("N-01").isEmpty());
        assertThat((String) hub.invoke("org.flaghoist:type=Overdue", "list")).doesNotContain("N-01");
    }

    @Test
    void awaitsAnAnswerThatIsAskedForUntilARecipientReplies() throws Exception {
        hub.send(
                "north",
                of("north", "N-02", "west")
                        .replace(
                                "\"narrative\"",
                                "\"liaison\":{\"kind\":\"REQUEST\",\"text\":{\"language\":\"en\",\"text\":\"Seen?\"},"
                                        + "\"dueAt\":\"2026-06-03T04:40:00Z\"},\"narrative\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        hub.receive("west", 1);
        await().until(() -> {
            lookAgain();
            return "ANSWERED".equals(step("N-02"));
        });

        letPassUntilTold("N-02");
        assertThat(hub.receipts("north", 1)).containsExactly("OVERDUE west NOT_ANSWERED");
        assertThat(sentReceipts("N-02")).contains("NOT_ANSWERED");
        hub.send(
                "west",
                of("west", "W-02", "north")
                        .replace(
                                "\"narrative\"", "\"inReplyTo\":{\"sender\":\"north\",\"id\":\"N-02\"},\"narrative\""));

        await().until(() -> receipts("N-02").isEmpty());
        hub.receive("north", 1);
        hub.receive("west", (int) hub.count(QueueNames.out("west")));
    }

    @Test
    void startsNoClockWhereTheFileOfTheSenderSaysNothing() throws Exception {
        send("west", "W-01", "north");
        assertThat(hub.receive("north", 1)).hasSize(1);
        hub.receive("west", 2);

        assertThat(receipts("W-01")).isEmpty();
    }

    // The database's clock cannot be moved; a look that has read its rows before writes over what is moved here.
    private static void letPassUntilTold(String reference) {
        await().until(() -> {
            sql().sql("update overdue_clock set since = since - 7200000, look_at = 0 where step is not null")
                    .update();
            return receipts(reference).contains("SENT");
        });
    }

    // What it waits for is else looked at when the limit may be over.
    private static void lookAgain() {
        sql().sql("update overdue_clock set look_at = 0").update();
    }

    private static void send(String sender, String reference, String recipient) throws Exception {
        hub.send(sender, of(sender, reference, recipient));
    }

    private static String of(String sender, String reference, String recipient) {
        return Notifications.of(sender, reference, "INTELLIGENCE", "\"" + recipient + "\"");
    }

    /** Of each clock of a notification how far its receipt is. */
    private static List<String> receipts(String reference) {
        return sql().sql("select coalesce(receipt, '-') from overdue_clock c join entry e on e.id = c.entry"
                        + " where e.reference = ?")
                .param(reference)
                .query(String.class)
                .list();
    }

    private static String step(String reference) {
        return sql().sql("select coalesce(step, '-') from overdue_clock c join entry e on e.id = c.entry"
                        + " where e.reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }

    private static String sentReceipts(String reference) {
        return sql().sql("select receipts from entry where reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }

    private static JdbcClient sql() {
        return JdbcClient.create(hub.bean(DataSource.class));
    }
}
