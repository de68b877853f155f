package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An urgent update goes ahead of what waits, whatever became of the revision before it, but not behind a gap. */
class UrgentRevisionsTest {

    private static final String IN = QueueNames.in("north");
    private static final String HELD = QueueNames.held("west");

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void holdsAnUpdateAndACancellationOfWhatIsHeldThoughOtherThingsWait() throws Exception {
        hub.send("north", arrest(1));
        await().until(() -> hub.count(HELD) == 1 && hub.count(IN) == 0);
        letSomethingWait();

        hub.send("north", arrest(2));
        await().until(() -> hub.count(HELD) == 2 && hub.count(IN) == 2);
        hub.send("north", arrest(3).replace("UPDATE", "CANCEL"));

        await().until(() -> hub.count(IN) == 3 && hub.entryStates("north").size() == 3);
        assertThat(hub.entryStates("north")).containsOnly("ACCEPTED");
    }

    @Test
    void leavesInItsTurnWhatFollowsARejectedOne() throws Exception {
        hub.send("north", update("A-1", 2, Urgency.ROUTINE));
        await().until(() -> hub.count(QueueNames.deadIn("north")) == 1 && hub.count(IN) == 0);
        letSomethingWait();

        hub.send("north", update("A-1", 3, Urgency.IMMEDIATE));

        await().until(() -> hub.count(IN) == 2 && hub.count(QueueNames.urgentIn("north")) == 0);
        assertThat(hub.entryStates("north")).containsExactly("REJECTED REVISION_ORDER");
    }

    @Test
    void knowsAfterARestartWhatIsOver() throws Exception {
        hub.send("north", update("A-1", 1, Urgency.ROUTINE));
        assertThat(names()).containsExactly("A-1 1");
        await().until(() -> lanesSaved() == 1);
        hub.stop();
        hub.start();
        letSomethingWait();

        hub.send("north", update("A-1", 2, Urgency.IMMEDIATE));

        assertThat(names()).containsExactly("A-1 2");
    }

    /** Another thread adds to the queue what was committed, some moments later. */
    @Test
    void goesAheadOfWhatTheBrokerHasNotTakenInYet() throws Exception {
        hub.send("north", update("A-1", 1, Urgency.ROUTINE));
        assertThat(names()).containsExactly("A-1 1");
        letNothingComeFurther();
        CountDownLatch slow = new CountDownLatch(1);
        hub.artemis().locateQueue(IN).getExecutor().execute(() -> awaitQuietly(slow));

        hub.send("north", update("R-1", 1, Urgency.ROUTINE));
        hub.send("north", update("I-1", 1, Urgency.IMMEDIATE));
        hub.send("north", update("I-2", 1, Urgency.IMMEDIATE));

        assertThat(names()).containsExactly("I-1 1");
        assertThat(names()).containsExactly("I-2 1");
        slow.countDown();
        await().until(() -> hub.count(IN) == 3);
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
        letNothingComeFurther();
        hub.send("north", update("R-1", 1, Urgency.ROUTINE));
    }

    private void letNothingComeFurther() throws Exception {
        hub.bean(CamelContext.class).getRouteController().stopRoute("translate-north");
    }

    private List<String> names() throws Exception {
        return hub.receive("west", 1).stream().map(Notifications::name).toList();
    }

    private long lanesSaved() {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select count(*) from lane_progress")
                .query(Long.class)
                .single();
    }

    private static String arrest(int revision) {
        return update("H-1", revision, Urgency.IMMEDIATE).replace("INTELLIGENCE", "ARREST");
    }

    private static String update(String id, int revision, Urgency urgency) {
        return Notifications.of("north", "west", id, revision, urgency);
    }
}
