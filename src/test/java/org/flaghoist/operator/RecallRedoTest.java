package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.recall.Recall;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is recalled while a hub dies, or somebody is quicker. */
@Tag(TestDatabase.BOTH)
class RecallRedoTest {

    private static final String WEST = QueueNames.out("west");
    private static final String EAST = QueueNames.out("east");

    private static RecallFixture fixture;

    private static OperatorFixture operators;
    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        fixture = new RecallFixture();
        operators = fixture.operators();
        hub = operators.hub();
    }

    @AfterEach
    void leaveNothing() throws Exception {
        fixture.clear();
    }

    @Test
    void doesTheSameAgainAfterACrashAndDoublesNothing() throws Exception {
        fixture.send("H-1", "\"west\"");
        hub.receive("west", 1);
        Recall recall = fixture.recall("H-1");
        fixture.awaitSent(recall);
        await().until(() -> hub.count(WEST) == 1);
        int receipts = 4;
        hub.receipts("north", receipts);
        fixture.forgetThatItIsSent(recall);

        fixture.awaitSent(recall);

        assertThat(hub.count(WEST)).isOne();
        assertThat(hub.nothingFor("north")).as("a receipt once more").isTrue();
        hub.receive("west", 1);
    }

    @Test
    void leavesAsItIsWhatWasWithdrawnAtItsTurnBeforeItWentOn() throws Exception {
        fixture.stop("deliver-sftp-east");
        fixture.send("H-2", "\"east\"");
        await().until(() -> hub.count(EAST) == 1);
        Recall recall = fixture.recall("H-2");
        fixture.awaitSent(recall);
        fixture.startAgain("deliver-sftp-east");
        fixture.awaitStates(recall, "east WITHDRAWN WITHDRAWN");
        fixture.forgetThatItIsSent(recall);

        fixture.awaitSent(recall);

        fixture.awaitStates(recall, "east WITHDRAWN WITHDRAWN");
    }

    @Test
    void leavesAsItIsWhatWasDeliveredBeforeItWentOn() throws Exception {
        fixture.send("H-4", "\"east\",\"west\"");
        hub.receive("west", 1);
        await().until(() -> fixture.inbox("east").contains("north_H-4_r1.json"));
        Recall recall = fixture.recall("H-4");
        fixture.awaitStates(recall, "east CONFIRMED DELIVERED", "west FETCHED DELIVERED");
        hub.receive("west", 1);
        fixture.awaitStates(recall, "east CONFIRMED DELIVERED", "west CONFIRMED DELIVERED");
        hub.receipts("north", 6);
        fixture.forgetThatItIsSent(recall);

        fixture.awaitSent(recall);

        fixture.awaitStates(recall, "east CONFIRMED DELIVERED", "west CONFIRMED DELIVERED");
        assertThat(List.of(hub.count(WEST), hub.count(EAST))).containsExactly(0L, 0L);
        assertThat(hub.nothingFor("north")).as("a receipt once more").isTrue();
    }

    @Test
    void releasesWhatWasHeldBeforeItWentOn() throws Exception {
        operators.release(operators.held("H-5"));
        hub.receive("west", 1);
        Recall recall = fixture.recall("H-5");
        fixture.awaitStates(recall, "west FETCHED HELD");
        fixture.awaitSent(recall);
        fixture.forgetThatItIsSent(recall);
        fixture.awaitSent(recall);

        operators.release(operators.holds().list("west", 1).get(0));

        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
    }

    @Test
    void forgetsNothingOfWhatPeopleVotedBeforeItWentOn() throws Exception {
        fixture.stop("deliver-sftp-east");
        hub.send("north", Notifications.of("north", "H-6", "ARREST", "\"west\",\"east\""));
        await().until(() -> operators.holds().list("", 9).size() == 2);
        operators.holds().list("", 9).forEach(operators::release);
        hub.receive("west", 1);
        Recall recall = fixture.recall("H-6");
        fixture.awaitStates(recall, "east WAITING HELD", "west FETCHED HELD");
        fixture.awaitSent(recall);
        operators.release(operators.holds().list("east", 1).get(0));
        fixture.startAgain("deliver-sftp-east");
        fixture.awaitStates(recall, "east WITHDRAWN WITHDRAWN", "west FETCHED HELD");
        String of = " from parked_message where partner = 'east' and entry = ?";
        long cancellation = Objects.requireNonNull(
                        fixture.recalls().get(recall.id()).made())
                .entry();
        await().until(() -> operators.column("select state" + of, cancellation).contains("DONE"));
        // As if it had been held for one of them alone.
        fixture.sql("delete" + of, cancellation);
        String hold = operators.holds().list("west", 1).get(0).id();
        operators.holds().release(hold, RecallFixture.FIRST, "the arrest is public");
        fixture.forgetThatItIsSent(recall);
        fixture.awaitSent(recall);

        operators.holds().release(hold, RecallFixture.SECOND, "so it is");

        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
    }

    @Test
    void bringsToItsTurnWhatItHadSentBeforeItWentOn() throws Exception {
        fixture.stop("deliver-sftp-east");
        fixture.send("H-3", "\"east\"");
        await().until(() -> hub.count(EAST) == 1);
        Recall recall = fixture.recall("H-3");
        fixture.awaitSent(recall);
        // As if the first had come to its turn alone.
        hub.consume(EAST, 1);
        fixture.sql("update delivery set state = 'WITHDRAWN' where entry = ?", recall.base());
        fixture.forgetThatItIsSent(recall);
        fixture.awaitSent(recall);

        fixture.startAgain("deliver-sftp-east");

        await().until(() -> hub.count(EAST) == 0);
        fixture.awaitStates(recall, "east WITHDRAWN WITHDRAWN");
        assertThat(fixture.inbox("east")).noneMatch(name -> name.contains("H-3"));
    }

    @Test
    void sendsNothingOfWhatWasInterruptedForLongAndWaitsForNothingOfIt() throws Exception {
        AtomicInteger left = hub.interruptTranslations(1_000);
        hub.send(
                "north",
                fixture.notification("I-2", "\"west\",\"east\"")
                        .replace("\"narrative\"", "\"liaison\":{\"dueAt\":\"2046-06-03T04:00:00Z\"},\"narrative\""));
        await().until(() -> hub.decided("north", "I-2").size() == 2);
        Recall recall = fixture.recall("I-2");
        await().until(() -> fixture.recalls().get(recall.id()).made() != null);
        // A translation that has begun before may know of no recall; the second from now has begun after it.
        int before = left.get();
        await().until(() -> left.get() <= before - 2);
        // As when it was looked for in vain.
        fixture.sql("update withdrawal set state = 'FETCHED' where entry = ? and state = 'WAITING'", recall.base());

        hub.interruptTranslations(0);

        await().until(() -> hub.count(QueueNames.in("north")) == 0);
        fixture.awaitSent(recall);
        assertThat(hub.consume(WEST, (int) hub.count(WEST)))
                .extracting(QueuedMessage::body)
                .noneMatch(body -> body.contains("\"NEW\""));
        assertThat(operators.column(
                        "select recipient from due_delivery where entry = ? and ended_at is null", recall.base()))
                .as("by when it is due that is not delivered any more")
                .isEmpty();
    }

    @Test
    void sendsNothingMoreOfWhatWasInterruptedBeforeItCameToItsQueue() throws Exception {
        hub.interruptTranslations(1_000);
        fixture.send("I-1", "\"west\"");
        await().until(() -> hub.decided("north", "I-1").size() == 1);

        Recall recall = fixture.recall("I-1");
        await().until(() -> fixture.recalls().get(recall.id()).made() != null);
        hub.interruptTranslations(0);

        fixture.awaitSent(recall);
        await().untilAsserted(
                        () -> assertThat(hub.decided("north", "I-1").get(0)).startsWith("west WITHDRAWN"));
        await().until(() -> hub.count(QueueNames.in("north")) == 0);
        // Where the cancellation was quicker, the partner has that alone.
        assertThat(hub.consume(WEST, (int) hub.count(WEST)))
                .extracting(QueuedMessage::body)
                .noneMatch(body -> body.contains("\"NEW\""));
    }

    @Test
    void waitsAWhileForWhatIsInHandAndMayHaveBeenOnItsWay() throws Exception {
        fixture.send("L-1", "\"west\"");
        hub.receive("west", 1);
        fixture.stop("translate-north");
        fixture.send("L-2", "\"west\"");
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer inHand = session.createConsumer(session.createQueue(QueueNames.in("north")))) {
            connection.start();
            assertThat(inHand.receive(60_000)).isNotNull();
            Recall recall = fixture.recall("L-1");
            await().until(() -> fixture.recalls().get(recall.id()).made() != null);
            fixture.sql("update withdrawal set state = 'FETCHED' where entry = ?", recall.base());

            await().during(Duration.ofSeconds(3)).until(() -> hub.count(WEST) == 0);

            fixture.awaitSent(recall);
            assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
        } finally {
            fixture.startAgain("translate-north");
        }
        assertThat(hub.receive("west", 1)).singleElement().asString().contains("L-2");
    }

    @Test
    void confirmsNothingThatAPartnerMayGiveBack() throws Exception {
        fixture.send("L-3", "\"west\"");
        hub.receive("west", 1);
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer inHand = session.createConsumer(session.createQueue(WEST))) {
            connection.start();
            Recall recall = fixture.recall("L-3");
            assertThat(inHand.receive(60_000)).isNotNull();
            fixture.awaitSent(recall);

            await().during(Duration.ofSeconds(5))
                    .until(() -> fixture.states(recall), List.of("west FETCHED DELIVERED")::equals);

            session.commit();
            fixture.awaitStates(recall, "west CONFIRMED DELIVERED");
        }
    }

    @Test
    void stopsWhereTheSenderWasQuicker() throws Exception {
        fixture.send("K-1", "\"west\"");
        hub.receive("west", 1);
        Recall recall = fixture.agreedButNotBegun("K-1");
        hub.send(
                "north",
                fixture.notification("K-1", "\"west\"").replace("\"NEW\",\"revision\":1", "\"CANCEL\",\"revision\":2"));
        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
        fixture.sql("update recall set running = true where id = ?", recall.id());

        await().until(() -> fixture.recalls().get(recall.id()).progress() == Recall.RecallProgress.STOPPED);

        assertThat(fixture.recalls().get(recall.id()).words()).contains("cancelled already, by revision 2");
        assertThat(hub.count(WEST)).isZero();
    }
}
