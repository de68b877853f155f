package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.UploadedMessage.Upload;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.operator.Holds;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.search.RecordedEvent;
import org.flaghoist.sftp.UploadResult;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.flaghoist.testing.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is delivered after its latest useful time is delivered all the same, and marked late. */
class LateDeliveriesTest {

    /** What is for east is of use for an hour. */
    private static final String USEFUL = "useful: {default: {ROUTINE: 1h}}\n";

    private static final byte[] NONE = new byte[0];

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent(HubSetup.usual().partner("east", USEFUL).partner("west", USEFUL));
    }

    @AfterEach
    void rightTheClock() throws Exception {
        hub.moveClock(Duration.ZERO);
        hub.breakMapping();
        hub.receive("west", (int) hub.count(QueueNames.out("west")));
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("delete from due_delivery")
                .update();
    }

    @Test
    void saysNothingOfWhatIsDeliveredInTime() throws Exception {
        hub.send("north", Notifications.of("north", "IN-TIME-1", "INTELLIGENCE", "\"west\",\"east\""));

        assertThat(details("north", 3)).containsExactly("", "", "");
        assertThat(kinds("IN-TIME-1")).doesNotContain("LATE");
        await().until(() -> rows().isEmpty());
    }

    @Test
    void marksWhatABrokersPartnerGetsLateOnceThoughItIsDoneAgain() throws Exception {
        hub.moveClock(Duration.ofMinutes(185));
        hub.interruptTranslations(2);
        hub.send("north", Notifications.of("north", "LATE-1", "INTELLIGENCE", "\"west\""));

        assertThat(details("north", 2)).containsExactly("", "late by 2 h 5 min");
        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(kinds("LATE-1")).containsOnlyOnce("LATE");
        assertThat(rows()).hasSize(1);
    }

    @Test
    void marksAFileThatGetsItsNameTooLate() throws Exception {
        hub.server("east").stop();
        hub.send("north", Notifications.of("north", "FILE-1", "INTELLIGENCE", "\"east\""));
        assertThat(details("north", 1)).containsExactly("");
        assertThat(rows()).containsExactly("east waits");
        hub.moveClock(Duration.ofMinutes(90));
        hub.interruptDeliveries(1);

        hub.server("east").start();

        assertThat(details("north", 1)).containsExactly("late by 30 min");
        assertThat(rows()).containsExactly("east late");
        RecordedEvent last = Steps.of(hub, "FILE-1").stream()
                .filter(step -> step.kind().equals(EventKind.LATE.name()))
                .findFirst()
                .orElseThrow();
        assertThat(last.detail()).contains("\"due\":\"").containsPattern("\"seconds\":\"18[0-5]\\d\"");
    }

    @Test
    void marksOnceWhatTwoHubsHaveDelivered() throws Exception {
        OutboundMessage late = waitingForEast("TWICE-1");
        OutboundMessage inTime = waitingForEast("TWICE-2");
        record(inTime);
        hub.moveClock(Duration.ofMinutes(90));

        record(late);
        record(late);
        record(inTime);

        assertThat(kinds("TWICE-1")).containsOnlyOnce("LATE");
        assertThat(kinds("TWICE-2")).doesNotContain("LATE");
        hub.server("east").start();
        assertThat(details("north", 2)).containsExactly("late by 30 min", "");
    }

    /** One that its server cannot be brought. */
    private static OutboundMessage waitingForEast(String reference) throws Exception {
        hub.server("east").stop();
        hub.send("north", Notifications.of("north", reference, "INTELLIGENCE", "\"east\""));
        assertThat(details("north", 1)).containsExactly("");
        long entry = Steps.entry(hub, reference);
        long due = JdbcClient.create(hub.bean(DataSource.class))
                .sql("select due_at from due_delivery where entry = ?")
                .param(entry)
                .query(Long.class)
                .single();
        Source source = new Source("north", entry, "x");
        Instant now = Instant.now();
        return new OutboundMessage(
                new OutboundMessage.WayOut(QueueNames.out("east"), "east"),
                source,
                OutboundMessage.Kind.NOTIFICATION,
                reference,
                1,
                false,
                null,
                2,
                0,
                now,
                Instant.ofEpochMilli(due),
                NONE);
    }

    /** As a hub does that has put it there, and does not know that another has. */
    private static void record(OutboundMessage message) {
        Upload upload = new Upload("x", UploadResult.PUT, true, false);
        hub.bean(RecordDeliveryStep.class).record(UploadedMessage.of(ConfirmedMessage.of(message), upload));
    }

    @Test
    void goesByTheTimeThatTheNotificationSays() throws Exception {
        String due = Instant.now().minusSeconds(86_400).toString().replaceFirst("\\..*Z", "Z");
        hub.send(
                "north",
                Notifications.of("north", "SAID-1", "INTELLIGENCE", "\"south\"")
                        .replace("\"narrative\"", "\"liaison\":{\"dueAt\":\"" + due + "\"},\"narrative\""));

        assertThat(details("north", 2)).containsExactly("", "late by 1 d");
        assertThat(kinds("SAID-1")).endsWith("DELIVERED", "LATE");
    }

    @Test
    void countsTheTimeThatItWaitedForPeople() throws Exception {
        hub.send("north", Notifications.of("north", "HELD-1", "ARREST", "\"west\",\"east\""));
        assertThat(details("north", 3)).containsExactly("", "", "");
        assertThat(rows()).containsExactly("east waits", "west waits");
        hub.moveClock(Duration.ofMinutes(90));

        releaseAll();

        assertThat(details("north", 2)).containsExactly("late by 30 min", "late by 30 min");
        assertThat(rows()).containsExactly("east late", "west late");
    }

    @Test
    void marksWhatIsDeliveredOnceMoreAfterItFailed() throws Exception {
        hub.send("north", Notifications.of("north", "TOO-LONG-9", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED west TOO_LONG");
        hub.moveClock(Duration.ofMinutes(61));
        hub.fixMapping();

        DeadLetters letters = hub.bean(DeadLetters.class);
        letters.list(new ParkedFilter(ParkedFilter.DEAD, null, null, null, null, null), 1)
                .forEach(row -> letters.replay(row.id(), HubFixture.OPERATOR, "fixed"));

        assertThat(details("north", 1)).containsExactly("late by 1 min");
    }

    private static void releaseAll() {
        Holds holds = hub.bean(Holds.class);
        holds.list("", 9).forEach(hold -> {
            holds.release(hold.id(), OperatorFixture.RELEASER_1, "the arrest is public");
            holds.release(hold.id(), OperatorFixture.RELEASER_2, "so it is");
        });
    }

    /** Of receipts, as they come. */
    private static List<String> details(String sender, int count) throws Exception {
        return hub.receive(sender, count).stream()
                .map(receipt -> HubFixture.member(receipt, "detail"))
                .toList();
    }

    private static List<String> kinds(String reference) {
        return Steps.of(hub, reference).stream().map(RecordedEvent::kind).toList();
    }

    private static List<String> rows() {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select recipient || case when ended_at is null then ' waits' else ' late' end from due_delivery"
                        + " order by entry, recipient")
                .query(String.class)
                .list();
    }
}
