package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

/** An urgent update goes ahead of what waits, whatever became of the revision before it, but not behind a gap. */
class UrgentRevisionsTest {

    private static final String IN = QueueNames.in("north");
    private static final String HELD = QueueNames.held("west");

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @Test
    void holdsAnUpdateAndACancellationOfWhatIsHeldThoughOtherThingsWait() throws Exception {
        when.sends(arrest(1));
        await().until(() -> hub.count(HELD) == 1 && hub.count(IN) == 0);
        letSomethingWait();

        when.sends(arrest(2));
        await().until(() -> hub.count(HELD) == 2 && hub.count(IN) == 2);
        when.sends(arrest(3).replace("UPDATE", "CANCEL"));

        await().until(() -> hub.count(IN) == 3 && hub.entryStates("north").size() == 3);
        assertThat(hub.entryStates("north")).containsOnly("ACCEPTED");
    }

    @Test
    void leavesInItsTurnWhatFollowsARejectedOne() throws Exception {
        when.sends(update("A-1", 2, Urgency.ROUTINE));
        await().until(() -> hub.count(QueueNames.deadIn("north")) == 1 && hub.count(IN) == 0);
        letSomethingWait();

        when.sends(update("A-1", 3, Urgency.IMMEDIATE));

        await().until(() -> hub.count(IN) == 2 && hub.count(QueueNames.urgentIn("north")) == 0);
        assertThat(hub.entryStates("north")).containsExactly("REJECTED REVISION_ORDER");
    }

    @Test
    void knowsAfterARestartWhatIsOver() throws Exception {
        when.sends(update("A-1", 1, Urgency.ROUTINE));
        then.west().getsNamed("A-1 1");
        await().until(() -> ledger.number("select count(*) from lane_progress") == 1);
        hub.stop();
        hub.start();
        letSomethingWait();

        when.sends(update("A-1", 2, Urgency.IMMEDIATE));

        then.west().getsNamed("A-1 2");
    }

    /** Another thread adds to the queue what was committed, some moments later. */
    @Test
    void goesAheadOfWhatTheBrokerHasNotTakenInYet() throws Exception {
        when.sends(update("A-1", 1, Urgency.ROUTINE));
        then.west().getsNamed("A-1 1");
        given.stopped("translate-north");
        CountDownLatch slow = new CountDownLatch(1);
        hub.artemis().locateQueue(IN).getExecutor().execute(() -> awaitQuietly(slow));

        when.sends(update("R-1", 1, Urgency.ROUTINE), update("I-1", 1, Urgency.IMMEDIATE));
        when.sends(update("I-2", 1, Urgency.IMMEDIATE));

        then.west().getsNamed("I-1 1");
        then.west().getsNamed("I-2 1");
        slow.countDown();
        then.queued(IN, 3);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is not urgent, and comes no further. */
    private void letSomethingWait() throws Exception {
        given.stopped("translate-north");
        when.sends(update("R-1", 1, Urgency.ROUTINE));
    }

    private static String arrest(int revision) {
        return update("H-1", revision, Urgency.IMMEDIATE).replace("INTELLIGENCE", "ARREST");
    }

    private static String update(String id, int revision, Urgency urgency) {
        return Notifications.of("north", "west", id, revision, urgency);
    }
}
