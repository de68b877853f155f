package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.arrest;
import static org.flaghoist.testing.Notifications.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.UploadedMessage.Upload;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.operator.Holds;
import org.flaghoist.search.RecordedEvent;
import org.flaghoist.sftp.UploadResult;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Steps;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

/** What is delivered after its latest useful time is delivered all the same, and marked late. */
class LateDeliveriesTest {

    /** What is for east is of use for an hour. */
    private static final String USEFUL = "useful: {default: {ROUTINE: 1h}}\n";

    private static final String WAITING =
            "select recipient || case when ended_at is null then ' waits' else ' late' end from due_delivery"
                    + " order by entry, recipient";
    private static final byte[] NONE = new byte[0];

    private static final HubSetup TIMED =
            HubSetup.usual().partner("east", USEFUL).partner("west", USEFUL);

    private final Scenario scenario = Scenario.lent(TIMED);
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @Test
    void saysNothingOfWhatIsDeliveredInTime() throws Exception {
        when.sends(notification("IN-TIME-1", "west", "east"));

        assertThat(details("north", 3)).containsExactly("", "", "");
        assertThat(kinds("IN-TIME-1")).doesNotContain("LATE");
        await().until(() -> ledger.column(WAITING).isEmpty());
    }

    @Test
    void marksWhatABrokersPartnerGetsLateOnceThoughItIsDoneAgain() throws Exception {
        hub.moveClock(Duration.ofMinutes(185));
        hub.interruptTranslations(2);
        when.sends(notification("LATE-1", "west"));

        assertThat(details("north", 2)).containsExactly("", "late by 2 h 5 min");
        then.west().takes(1);
        assertThat(kinds("LATE-1")).containsOnlyOnce("LATE");
        assertThat(ledger.column(WAITING)).hasSize(1);
    }

    @Test
    void marksAFileThatGetsItsNameTooLate() throws Exception {
        hub.server("east").stop();
        when.sends(notification("FILE-1", "east"));
        assertThat(details("north", 1)).containsExactly("");
        assertThat(ledger.column(WAITING)).containsExactly("east waits");
        hub.moveClock(Duration.ofMinutes(90));
        hub.interruptDeliveries(1);

        hub.server("east").start();

        assertThat(details("north", 1)).containsExactly("late by 30 min");
        assertThat(ledger.column(WAITING)).containsExactly("east late");
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
    private OutboundMessage waitingForEast(String reference) throws Exception {
        hub.server("east").stop();
        when.sends(notification(reference, "east"));
        assertThat(details("north", 1)).containsExactly("");
        long entry = Steps.entry(hub, reference);
        long due = ledger.number("select due_at from due_delivery where entry = ?", entry);
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
    private void record(OutboundMessage message) {
        Upload upload = new Upload("x", UploadResult.PUT, true, false);
        hub.bean(RecordDeliveryStep.class).record(UploadedMessage.of(ConfirmedMessage.of(message), upload));
    }

    @Test
    void goesByTheTimeThatTheNotificationSays() throws Exception {
        String due = Instant.now().minusSeconds(86_400).toString().replaceFirst("\\..*Z", "Z");
        when.sends(notification("SAID-1", "south")
                .replace("\"narrative\"", "\"liaison\":{\"dueAt\":\"" + due + "\"},\"narrative\""));

        assertThat(details("north", 2)).containsExactly("", "late by 1 d");
        assertThat(kinds("SAID-1")).endsWith("DELIVERED", "LATE");
    }

    @Test
    void countsTheTimeThatItWaitedForPeople() throws Exception {
        when.sends(arrest("HELD-1", "west", "east"));
        assertThat(details("north", 3)).containsExactly("", "", "");
        assertThat(ledger.column(WAITING)).containsExactly("east waits", "west waits");
        hub.moveClock(Duration.ofMinutes(90));

        hub.bean(Holds.class).list("", 9).forEach(when::releases);

        assertThat(details("north", 2)).containsExactly("late by 30 min", "late by 30 min");
        assertThat(ledger.column(WAITING)).containsExactly("east late", "west late");
    }

    @Test
    void marksWhatIsDeliveredOnceMoreAfterItFailed() throws Exception {
        when.sends(notification("TOO-LONG-9", "west"));
        then.north().getsReceipts("ACCEPTED", "FAILED west TOO_LONG");
        hub.moveClock(Duration.ofMinutes(61));
        hub.fixMapping();

        when.replays(then.deadLetter());

        assertThat(details("north", 1)).containsExactly("late by 1 min");
    }

    /** Of receipts, as they come. */
    private List<String> details(String sender, int count) throws Exception {
        return hub.receive(sender, count).stream()
                .map(receipt -> HubFixture.member(receipt, "detail"))
                .toList();
    }

    private List<String> kinds(String reference) {
        return Steps.of(hub, reference).stream().map(RecordedEvent::kind).toList();
    }
}
