package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.arrest;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.When.RELEASER_1;
import static org.flaghoist.testing.When.RELEASER_2;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is recalled while a hub dies, or somebody is quicker. Those that wait long execute no statement that the others
 * do not.
 */
class RecallRedoTest {

    private static final String WEST = QueueNames.out("west");
    private static final String EAST = QueueNames.out("east");

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();
    private final Holds holds = hub.bean(Holds.class);
    private final Recalls recalls = hub.bean(Recalls.class);

    @AfterEach
    void carryOutAllThatIsDecided() {
        then.nothingIsPending();
    }

    @Test
    @Tag(TestDatabase.BOTH)
    void doesTheSameAgainAfterACrashAndDoublesNothing() throws Exception {
        given.taken("H-1");
        Recall recall = when.recalls("H-1");
        then.sent(recall);
        then.west().has(1);
        hub.receipts("north", 2);
        forgetThatItIsSent(recall);

        then.sent(recall);

        assertThat(hub.count(WEST)).isOne();
        then.north().getsNothing();
        hub.receive("west", 1);
    }

    @Test
    @Tag(TestDatabase.BOTH)
    void leavesAsItIsWhatWasWithdrawnAtItsTurnBeforeItWentOn() throws Exception {
        given.stopped("deliver-sftp-east");
        when.sends(notification("H-2", "east"));
        then.east().has(1);
        Recall recall = when.recalls("H-2");
        then.sent(recall);
        when.starts("deliver-sftp-east");
        then.recalled(recall, "east WITHDRAWN WITHDRAWN");
        forgetThatItIsSent(recall);

        then.sent(recall);

        then.recalled(recall, "east WITHDRAWN WITHDRAWN");
    }

    @Test
    @Tag(TestDatabase.BOTH)
    void leavesAsItIsWhatWasDeliveredBeforeItWentOn() throws Exception {
        when.sends(notification("H-4", "east", "west"));
        hub.receive("west", 1);
        then.east().findsAmongOthers("H-4_r1");
        Recall recall = when.recalls("H-4");
        then.recalled(recall, "east CONFIRMED DELIVERED", "west FETCHED DELIVERED");
        hub.receive("west", 1);
        then.recalled(recall, "east CONFIRMED DELIVERED", "west CONFIRMED DELIVERED");
        hub.receipts("north", 6);
        forgetThatItIsSent(recall);

        then.sent(recall);

        then.recalled(recall, "east CONFIRMED DELIVERED", "west CONFIRMED DELIVERED");
        assertThat(List.of(hub.count(WEST), hub.count(EAST))).containsExactly(0L, 0L);
        then.north().getsNothing();
    }

    @Test
    @Tag(TestDatabase.BOTH)
    void releasesWhatWasHeldBeforeItWentOn() throws Exception {
        given.released("H-5");
        Recall recall = when.recalls("H-5");
        then.recalled(recall, "west FETCHED HELD");
        then.sent(recall);
        forgetThatItIsSent(recall);
        then.sent(recall);

        when.releases(then.hold("west"));

        then.west().getsOneWith("CANCEL");
    }

    @Test
    @Tag(TestDatabase.BOTH)
    void forgetsNothingOfWhatPeopleVotedBeforeItWentOn() throws Exception {
        given.stopped("deliver-sftp-east");
        when.sends(arrest("H-6", "west", "east"));
        await().until(() -> holds.list("", 9).size() == 2);
        holds.list("", 9).forEach(when::releases);
        hub.receive("west", 1);
        Recall recall = when.recalls("H-6");
        then.recalled(recall, "east WAITING HELD", "west FETCHED HELD");
        then.sent(recall);
        when.releases(then.hold("east"));
        when.starts("deliver-sftp-east");
        then.recalled(recall, "east WITHDRAWN WITHDRAWN", "west FETCHED HELD");
        String of = " from parked_message where partner = 'east' and entry = ?";
        long cancellation =
                Objects.requireNonNull(recalls.get(recall.id()).made()).entry();
        await().until(() -> ledger.column("select state" + of, cancellation).contains("DONE"));
        // As if it had been held for one of them alone.
        ledger.update("delete" + of, cancellation);
        String hold = then.hold("west").id();
        holds.release(hold, RELEASER_1, "the arrest is public");
        forgetThatItIsSent(recall);
        then.sent(recall);

        holds.release(hold, RELEASER_2, "so it is");

        then.west().getsOneWith("CANCEL");
    }

    @Test
    @Tag(TestDatabase.BOTH)
    void bringsToItsTurnWhatItHadSentBeforeItWentOn() throws Exception {
        given.stopped("deliver-sftp-east");
        when.sends(notification("H-3", "east"));
        then.east().has(1);
        Recall recall = when.recalls("H-3");
        then.sent(recall);
        // As if the first had come to its turn alone.
        hub.consume(EAST, 1);
        ledger.update("update delivery set state = 'WITHDRAWN' where entry = ?", recall.base());
        forgetThatItIsSent(recall);
        then.sent(recall);

        when.starts("deliver-sftp-east");

        then.east().has(0);
        then.recalled(recall, "east WITHDRAWN WITHDRAWN");
        assertThat(then.east().inbox()).noneMatch(name -> name.contains("H-3"));
    }

    @Test
    @Tag(TestDatabase.BOTH)
    void sendsNothingOfWhatWasInterruptedForLongAndWaitsForNothingOfIt() throws Exception {
        AtomicInteger left = hub.interruptTranslations(1_000);
        when.sends(notification("I-2", "west", "east")
                .replace("\"narrative\"", "\"liaison\":{\"dueAt\":\"2046-06-03T04:00:00Z\"},\"narrative\""));
        await().until(() -> hub.decided("north", "I-2").size() == 2);
        Recall recall = when.recalls("I-2");
        await().until(() -> recalls.get(recall.id()).made() != null);
        // A translation that has begun before may know of no recall; the second from now has begun after it.
        int before = left.get();
        await().until(() -> left.get() <= before - 2);
        // As when it was looked for in vain.
        ledger.update("update withdrawal set state = 'FETCHED' where entry = ? and state = 'WAITING'", recall.base());

        hub.interruptTranslations(0);

        then.queued(QueueNames.in("north"), 0);
        then.sent(recall);
        assertThat(hub.consume(WEST, (int) hub.count(WEST)))
                .extracting(QueuedMessage::body)
                .noneMatch(body -> body.contains("\"NEW\""));
        assertThat(ledger.column(
                        "select recipient from due_delivery where entry = ? and ended_at is null", recall.base()))
                .as("by when it is due that is not delivered any more")
                .isEmpty();
    }

    @Test
    @Tag(TestDatabase.BOTH)
    void sendsNothingMoreOfWhatWasInterruptedBeforeItCameToItsQueue() throws Exception {
        hub.interruptTranslations(1_000);
        when.sends(notification("I-1", "west"));
        await().until(() -> hub.decided("north", "I-1").size() == 1);

        Recall recall = when.recalls("I-1");
        await().until(() -> recalls.get(recall.id()).made() != null);
        hub.interruptTranslations(0);

        then.sent(recall);
        await().untilAsserted(
                        () -> assertThat(hub.decided("north", "I-1").get(0)).startsWith("west WITHDRAWN"));
        then.queued(QueueNames.in("north"), 0);
        // Where the cancellation was quicker, the partner has that alone.
        assertThat(hub.consume(WEST, (int) hub.count(WEST)))
                .extracting(QueuedMessage::body)
                .noneMatch(body -> body.contains("\"NEW\""));
    }

    @Test
    void waitsAWhileForWhatIsInHandAndMayHaveBeenOnItsWay() throws Exception {
        when.sends(notification("L-1", "west"));
        hub.receive("west", 1);
        given.stopped("translate-north");
        when.sends(notification("L-2", "west"));
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer inHand = session.createConsumer(session.createQueue(QueueNames.in("north")))) {
            connection.start();
            assertThat(inHand.receive(60_000)).isNotNull();
            Recall recall = when.recalls("L-1");
            await().until(() -> recalls.get(recall.id()).made() != null);
            ledger.update("update withdrawal set state = 'FETCHED' where entry = ?", recall.base());

            await().during(Duration.ofSeconds(3)).until(() -> hub.count(WEST) == 0);

            then.sent(recall);
            then.west().getsOneWith("CANCEL");
        } finally {
            when.starts("translate-north");
        }
        then.west().getsOneWith("L-2");
    }

    @Test
    void confirmsNothingThatAPartnerMayGiveBack() throws Exception {
        given.taken("L-3");
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer inHand = session.createConsumer(session.createQueue(WEST))) {
            connection.start();
            Recall recall = when.recalls("L-3");
            assertThat(inHand.receive(60_000)).isNotNull();
            then.sent(recall);

            await().during(Duration.ofSeconds(5))
                    .until(() -> then.states(recall), List.of("west FETCHED DELIVERED")::equals);

            session.commit();
            then.recalled(recall, "west CONFIRMED DELIVERED");
        }
    }

    @Test
    @Tag(TestDatabase.BOTH)
    void stopsWhereTheSenderWasQuicker() throws Exception {
        given.taken("K-1");
        Recall recall = agreedButNotBegun("K-1");
        when.sends(notification("K-1", "west").replace("\"NEW\",\"revision\":1", "\"CANCEL\",\"revision\":2"));
        then.west().getsOneWith("CANCEL");
        ledger.update("update recall set running = true where id = ?", recall.id());

        await().until(() -> recalls.get(recall.id()).progress() == Recall.RecallProgress.STOPPED);

        assertThat(recalls.get(recall.id()).words()).contains("cancelled already, by revision 2");
        then.west().hasNothing();
    }

    /** Two people agree, in a moment in which no hub looks. */
    private Recall agreedButNotBegun(String reference) {
        return hub.bean(LedgerDatabase.class).transactions().get(() -> {
            Recall recall = when.recalls(reference);
            ledger.update("update recall set running = null where id = ?", recall.id());
            return recall;
        });
    }

    /** As if the hub had died between the broker's commit and the ledger's last. */
    private void forgetThatItIsSent(Recall recall) {
        ledger.update("update recall set state = 'MADE', running = true where id = ?", recall.id());
    }
}
