package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Steps;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

/** What is urgent waits for nothing that is not, and no revision overtakes an earlier one. */
class LanesTest {

    private static final String ROUTINE = QueueNames.out("east");
    private static final String URGENT = QueueNames.urgentOut("east");
    private static final String ROUTINE_ROUTE = "deliver-sftp-east";
    private static final String URGENT_ROUTE = "deliver-urgent-sftp-east";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @Test
    void deliversWhatIsUrgentThoughRoutineWaits() throws Exception {
        given.stopped(ROUTINE_ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("R-2", 1, Urgency.ROUTINE);
        send("P-1", 1, Urgency.PRIORITY);
        send("I-1", 1, Urgency.IMMEDIATE);

        then.east().findsAmongOthers("P-1_r1", "I-1_r1");
        then.east().has(2);
        assertThat(then.east().inbox()).hasSize(2);

        when.starts(ROUTINE_ROUTE);
        await().until(() -> then.east().inbox().size() == 4);
    }

    @Test
    void deliversRoutineThoughWhatIsUrgentWaits() throws Exception {
        given.stopped(URGENT_ROUTE);
        send("I-1", 1, Urgency.IMMEDIATE);
        send("R-1", 1, Urgency.ROUTINE);

        then.east().finds("R-1_r1");
        assertThat(hub.count(URGENT)).isOne();
    }

    @Test
    void deliversImmediateBeforePriority() throws Exception {
        given.stopped(URGENT_ROUTE);
        send("P-1", 1, Urgency.PRIORITY);
        send("I-1", 1, Urgency.IMMEDIATE);
        send("I-2", 1, Urgency.IMMEDIATE);
        then.queued(URGENT, 3);

        when.starts(URGENT_ROUTE);

        assertThat(deliveredTo(3)).containsExactly("I-1 1", "I-2 1", "P-1 1");
    }

    @Test
    void letsNoRevisionOvertakeAnEarlierOneThatIsLessUrgent() throws Exception {
        given.stopped(ROUTINE_ROUTE);
        send("A-1", 1, Urgency.ROUTINE);
        send("A-1", 2, Urgency.IMMEDIATE);
        send("B-1", 1, Urgency.IMMEDIATE);
        then.east().has(2);
        awaitOneDeliveryOfThree();

        when.starts(ROUTINE_ROUTE);

        assertThat(deliveredTo(3)).containsExactly("B-1 1", "A-1 1", "A-1 2");
        given.stopped(ROUTINE_ROUTE);
        send("A-1", 3, Urgency.PRIORITY);
        then.east().findsAmongOthers("A-1_r3");
    }

    @Test
    void letsNoRevisionOvertakeAnEarlierOneThatIsMoreUrgent() throws Exception {
        given.stopped(URGENT_ROUTE);
        send("C-1", 1, Urgency.PRIORITY);
        send("C-1", 2, Urgency.ROUTINE);
        send("C-1", 3, Urgency.IMMEDIATE);
        then.queued(URGENT, 3);
        assertThat(then.east().inbox()).isEmpty();

        when.starts(URGENT_ROUTE);

        assertThat(deliveredTo(3)).containsExactly("C-1 1", "C-1 2", "C-1 3");
    }

    @Test
    void knowsAnEarlierRevisionOfTheSameBatch() throws Exception {
        hub.pause("north");
        given.stopped(ROUTINE_ROUTE);
        for (int i = 0; i < 20; i++) {
            send("D-" + i, 1, Urgency.ROUTINE);
            send("D-" + i, 2, Urgency.IMMEDIATE);
        }
        hub.activate("north");
        await().until(() -> hub.count(QueueNames.in("north")) == 0 && hub.count(ROUTINE) == 40);

        then.nothingIn(URGENT);
    }

    @Test
    void replaysInTheLaneThatItHad() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_T-1_r1.json"), "another's");
        send("T-1", 1, Urgency.IMMEDIATE);
        then.queued(QueueNames.deadOut("east"), 1);
        Files.delete(taken);
        given.stopped(URGENT_ROUTE);

        when.replays(then.deadLetter());

        then.queued(URGENT, 1);
        when.starts(URGENT_ROUTE);
        then.east().finds("T-1_r1");
    }

    @Test
    void bringsNothingThatALaterRevisionHasOvertakenInTheOtherLane() throws Exception {
        given.stopped(ROUTINE_ROUTE);
        send("U-1", 1, Urgency.ROUTINE);
        then.east().has(1);
        giveUp("U-1");
        send("U-1", 2, Urgency.IMMEDIATE);
        then.east().finds("U-1_r2");

        hub.stop();
        hub.start();

        then.queued(QueueNames.deadOut("east"), 1);
        then.east().has(0);
        then.east().hasFound("U-1_r2");
    }

    /** As a hub does that dies between the two commits: the ledger has it, and the broker has not. */
    private void giveUp(String reference) {
        long entry = Steps.entry(hub, reference);
        Rejection fault = new Rejection(FaultCode.INTERNAL, "", null, "another file has its name");
        Source source = new Source("north", entry, "x");
        Ledger ledger = hub.bean(Ledger.class);
        ledger.together(() -> {
            ledger.failed(entry, "east", 1, fault);
            return hub.bean(ParkingWriter.class).undelivered("east", new byte[0], fault, source);
        });
    }

    @Test
    void doesTheSameWorkAgainWhenItIsInterrupted() throws Exception {
        given.stopped(ROUTINE_ROUTE);
        hub.interruptTranslations(2);
        hub.interruptDeliveries(2);
        send("E-1", 1, Urgency.IMMEDIATE);
        send("F-1", 1, Urgency.ROUTINE);
        send("F-1", 2, Urgency.IMMEDIATE);
        then.east().has(2);
        awaitOneDeliveryOfThree();
        when.starts(ROUTINE_ROUTE);

        assertThat(deliveredTo(3)).containsExactly("E-1 1", "F-1 1", "F-1 2");
        assertThat(then.east().inbox()).hasSize(3);
    }

    @Test
    void keepsBothLanesOfAPartnerThatIsPaused() throws Exception {
        hub.pause("east");
        send("G-1", 1, Urgency.IMMEDIATE);
        send("H-1", 1, Urgency.ROUTINE);
        await().until(() -> hub.count(URGENT) == 1 && hub.count(ROUTINE) == 1);
        await().during(Duration.ofSeconds(2)).until(() -> then.east().inbox().isEmpty());

        hub.activate("east");

        await().until(() -> then.east().inbox().size() == 2);
    }

    @Test
    void waitsForAServerThatIsDownInBothLanes() throws Exception {
        hub.server("east").stop();
        send("J-1", 1, Urgency.IMMEDIATE);
        send("K-1", 1, Urgency.ROUTINE);
        send("J-2", 1, Urgency.IMMEDIATE);
        await().until(() -> hub.count(URGENT) == 2 && hub.count(ROUTINE) == 1);

        hub.server("east").start();

        await().until(() -> then.east().inbox().size() == 3);
        assertThat(deliveredTo(3)).containsSubsequence("J-1 1", "J-2 1").contains("K-1 1");
    }

    @Test
    void letsAPartnerTakeWhatIsUrgentFirst() throws Exception {
        sendTo("west", "L-1", 1, Urgency.ROUTINE);
        sendTo("west", "L-2", 1, Urgency.PRIORITY);
        sendTo("west", "L-3", 1, Urgency.IMMEDIATE);
        sendTo("west", "L-4", 1, Urgency.IMMEDIATE);
        then.west().has(4);

        then.west().getsNamed("L-3 1", "L-4 1", "L-2 1", "L-1 1");
    }

    @Test
    void letsAPartnerTakeNoRevisionBeforeAnEarlierOne() throws Exception {
        hub.pause("north");
        sendTo("west", "M-1", 1, Urgency.ROUTINE);
        sendTo("west", "M-1", 2, Urgency.IMMEDIATE);
        sendTo("west", "N-1", 1, Urgency.IMMEDIATE);
        sendTo("west", "N-1", 2, Urgency.PRIORITY);
        hub.activate("north");
        then.west().has(4);
        sendTo("west", "N-1", 3, Urgency.IMMEDIATE);
        then.west().has(5);

        then.west().getsNamed("N-1 1", "N-1 2", "N-1 3", "M-1 1", "M-1 2");
    }

    /** Its receipt is on its queue, so that none of the other lane comes before it. */
    private void awaitOneDeliveryOfThree() {
        then.north().has(4);
    }

    private void send(String id, int revision, Urgency urgency) throws Exception {
        sendTo("east", id, revision, urgency);
    }

    private void sendTo(String recipient, String id, int revision, Urgency urgency) throws Exception {
        when.sends(Notifications.of("north", recipient, id, revision, urgency));
    }

    /** What the sender's receipts say was delivered, in this order, as reference and revision. */
    private List<String> deliveredTo(int count) throws Exception {
        return hub.receive("north", 2 * count).stream()
                .filter(receipt -> HubFixture.member(receipt, "status").equals("DELIVERED"))
                .map(Notifications::name)
                .toList();
    }
}
