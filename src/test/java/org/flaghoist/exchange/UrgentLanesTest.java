package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
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

/** What is urgent is translated before what came first, once, and after what it follows under its reference. */
class UrgentLanesTest {

    private static final String IN = QueueNames.in("north");
    private static final String URGENT_IN = QueueNames.urgentIn("north");
    private static final String OUT = QueueNames.out("west");
    private static final String ROUTE = "translate-north";
    private static final String URGENT_ROUTE = "translate-urgent.north";
    private static final Duration LONG = Duration.ofMinutes(3);

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @Test
    void translatesWhatIsUrgentAndNewThoughOtherThingsWait() throws Exception {
        given.stopped(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        send("P-1", 1, Urgency.PRIORITY);

        then.west().getsNamedInAnyOrder("I-1 1", "P-1 1");
        assertThat(hub.count(IN)).isEqualTo(3);

        when.starts(ROUTE);
        then.west().getsNamed("R-1 1");
        assertNothingIsLeft();
        assertThat(hub.entryStates("north")).containsExactly("ACCEPTED", "ACCEPTED", "ACCEPTED");
    }

    @Test
    void takesImmediateBeforePriority() throws Exception {
        given.stopped(ROUTE, URGENT_ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("P-1", 1, Urgency.PRIORITY);
        send("I-1", 1, Urgency.IMMEDIATE);
        then.queued(URGENT_IN, 2);

        when.starts(URGENT_ROUTE);

        then.west().has(2);
        assertThat(ledger.column("select reference from entry order by id")).containsExactly("I-1", "P-1");
    }

    @Test
    void copiesOnlyWhatSomethingLessUrgentWaitsBefore() throws Exception {
        given.stopped(ROUTE, URGENT_ROUTE);
        send("P-1", 1, Urgency.PRIORITY);
        send("P-2", 1, Urgency.PRIORITY);
        assertThat(hub.count(URGENT_IN)).isEqualTo(0);
        send("I-1", 1, Urgency.IMMEDIATE);
        assertThat(hub.count(URGENT_IN)).isEqualTo(1);
        send("P-3", 1, Urgency.PRIORITY);
        assertThat(hub.count(URGENT_IN)).isEqualTo(1);
        send("R-1", 1, Urgency.ROUTINE);
        send("P-4", 1, Urgency.PRIORITY);
        assertThat(hub.count(URGENT_IN)).isEqualTo(2);
        when.starts(ROUTE, URGENT_ROUTE);
        then.west().takes(6);
        assertNothingIsLeft();

        given.stopped(ROUTE, URGENT_ROUTE);
        send("I-2", 1, Urgency.IMMEDIATE);
        send("I-3", 1, Urgency.IMMEDIATE);
        assertThat(hub.count(URGENT_IN)).isEqualTo(0);
    }

    @Test
    void takesToBeLessUrgentWhatWaitedWhenItStarted() throws Exception {
        hub.pause("north");
        send("I-1", 1, Urgency.IMMEDIATE);
        hub.stop();
        hub.start();
        assertThat(hub.count(URGENT_IN)).isEqualTo(0);

        send("I-2", 1, Urgency.IMMEDIATE);

        assertThat(hub.count(URGENT_IN)).isEqualTo(1);
        hub.activate("north");
        then.west().getsNamedInAnyOrder("I-1 1", "I-2 1");
        assertNothingIsLeft();
        hub.pause("north");
        send("I-3", 1, Urgency.IMMEDIATE);
        assertThat(hub.count(URGENT_IN)).isEqualTo(0);
    }

    @Test
    void countsWhatIsInOpenTransactions() throws Exception {
        given.stopped(ROUTE, URGENT_ROUTE);
        try (Connection connection = hub.core("north");
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            producer.send(session.createTextMessage(Notifications.of("north", "west", "R-1", 1, Urgency.ROUTINE)));
            producer.send(session.createTextMessage(Notifications.of("north", "west", "I-1", 1, Urgency.IMMEDIATE)));
            session.commit();
            assertThat(hub.count(URGENT_IN)).isEqualTo(1);
            when.starts(ROUTE, URGENT_ROUTE);
            then.west().takes(2);
            assertNothingIsLeft();

            producer.send(session.createTextMessage(Notifications.of("north", "west", "R-2", 1, Urgency.ROUTINE)));
            session.rollback();
            given.stopped(ROUTE);
            send("I-2", 1, Urgency.IMMEDIATE);
            assertThat(hub.count(URGENT_IN)).isEqualTo(0);
        }
    }

    @Test
    void knowsWhatIsUrgentOfAnAmqpClientAndInAFile() throws Exception {
        given.stopped(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        given.stopped("translate-east");
        try (Connection connection = hub.amqp("north");
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            producer.send(session.createTextMessage(Notifications.of("north", "west", "T-1", 1, Urgency.IMMEDIATE)));
            BytesMessage bytes = session.createBytesMessage();
            bytes.writeBytes(Notifications.of("north", "west", "B-1", 1, Urgency.IMMEDIATE)
                    .getBytes(StandardCharsets.UTF_8));
            producer.send(bytes);
        }
        String file = Notifications.of("east", "west", "F-1", 1, Urgency.ROUTINE) + "\n"
                + Notifications.of("east", "west", "F-2", 1, Urgency.IMMEDIATE);
        when.uploads("FILE_0001.json", file);

        then.west().getsNamedInAnyOrder("T-1 1", "B-1 1", "F-2 1");
    }

    @Test
    void letsNoRevisionGoAheadOfAnEarlierOne() throws Exception {
        given.stopped(ROUTE);
        send("A-1", 1, Urgency.ROUTINE);
        send("A-1", 2, Urgency.IMMEDIATE);
        send("B-1", 1, Urgency.IMMEDIATE);
        send("B-1", 3, Urgency.IMMEDIATE);
        then.queued(URGENT_IN, 0);
        then.west().getsNamed("B-1 1");

        when.starts(ROUTE);

        assertThat(then.west().takes(3).stream().map(Notifications::name).toList())
                .containsSubsequence("A-1 1", "A-1 2")
                .contains("B-1 3");
        assertNothingIsLeft();
    }

    @Test
    void translatesAnUrgentUpdateAndCancellationOfWhatIsOverThoughOtherThingsWait() throws Exception {
        send("A-1", 1, Urgency.ROUTINE);
        then.west().getsNamed("A-1 1");
        given.stopped(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("A-1", 2, Urgency.IMMEDIATE);
        then.west().getsNamed("A-1 2");

        when.sends(Notifications.of("north", "west", "A-1", 3, Urgency.PRIORITY).replace("UPDATE", "CANCEL"));

        then.west().getsNamed("A-1 3");
        assertThat(hub.count(IN)).isEqualTo(3);
        when.starts(ROUTE);
        then.west().getsNamed("R-1 1");
        assertNothingIsLeft();
    }

    @Test
    void translatesTogetherWhatFollowsOneAnother() throws Exception {
        given.stopped(ROUTE, URGENT_ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("A-1", 1, Urgency.PRIORITY);
        send("A-1", 2, Urgency.PRIORITY);
        send("A-1", 3, Urgency.PRIORITY);
        then.queued(URGENT_IN, 3);

        when.starts(URGENT_ROUTE);

        then.west().getsNamed("A-1 1", "A-1 2", "A-1 3");
        when.starts(ROUTE);
        then.west().getsNamed("R-1 1");
        assertNothingIsLeft();
    }

    @Test
    void dropsTheCopyOfWhatWasHandledFirst() throws Exception {
        given.stopped(ROUTE, URGENT_ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        when.starts(ROUTE);
        then.west().getsNamed("R-1 1", "I-1 1");
        assertThat(hub.count(URGENT_IN)).isEqualTo(1);

        when.starts(URGENT_ROUTE);

        assertNothingIsLeft();
        assertThat(hub.entryStates("north")).containsExactly("ACCEPTED", "ACCEPTED");
        then.west().hasNothing();
    }

    @Test
    void waitsForACopyThatTheBrokerHasNotCommitted() throws Exception {
        hub.interruptTranslations(Integer.MAX_VALUE);
        given.stopped(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        await().until(() -> hub.entryStates("north").equals(List.of("ACCEPTED")));
        given.stopped(URGENT_ROUTE);
        hub.interruptTranslations(0);
        when.starts(ROUTE);
        send("I-1", 2, Urgency.IMMEDIATE);

        then.west().getsNamed("R-1 1");
        await().during(Duration.ofSeconds(2)).until(() -> hub.count(OUT) == 0 && hub.count(IN) == 2);

        when.starts(URGENT_ROUTE);
        then.west().getsNamed("I-1 1", "I-1 2");
        assertNothingIsLeft();
    }

    @Test
    void goesOnWhereTheHubDiedBeforeItRecordedThatTheBrokerHadCommitted() throws Exception {
        given.stopped(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        send("I-1", 2, Urgency.ROUTINE);
        then.west().getsNamed("I-1 1");
        then.queued(URGENT_IN, 0);
        await().until(() -> committed(true) == 0);
        assertThat(committed(false)).isOne();
        hub.stop();

        hub.start();

        then.west().getsNamed("R-1 1", "I-1 2");
        assertNothingIsLeft();
    }

    @Test
    void leavesWhatIsSentInTestModeWhereItIs() throws Exception {
        hub.test("north");
        given.stopped(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        await().until(() -> hub.count(IN) == 2 && hub.count(URGENT_IN) == 0);

        assertThat(hub.entryStates("north")).isEmpty();
    }

    @Test
    void takesNothingOfAPartnerThatIsPaused() throws Exception {
        hub.pause("north");
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        await().during(Duration.ofSeconds(2)).until(() -> hub.count(URGENT_IN) == 1 && hub.count(IN) == 2);

        hub.activate("north");

        then.west().getsNamedInAnyOrder("R-1 1", "I-1 1");
        assertNothingIsLeft();
    }

    @Test
    void keepsTheOrderOfEachReferenceInAThousandSequencesThoughItIsInterrupted() throws Exception {
        Random random = new Random(20_261_128);
        List<String> sent = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        List<Urgency> urgencies = List.of(Urgency.values());
        try (Connection connection = hub.core("north");
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            for (int i = 0; i < 1_000; i++) {
                for (int step = 0; step < 3; step++) {
                    String id = "S-" + i / 10 * 10 + "-" + random.nextInt(8);
                    int revision = last.merge(id, 1, Integer::sum);
                    Urgency urgency = urgencies.get(random.nextInt(3));
                    producer.send(session.createTextMessage(Notifications.of("north", "west", id, revision, urgency)));
                    sent.add(id + " " + revision);
                }
                if (random.nextInt(4) == 0) {
                    session.commit();
                }
                if (random.nextInt(50) == 0) {
                    hub.interruptTranslations(1 + random.nextInt(3));
                }
            }
            session.commit();
        }

        List<String> got =
                then.west().takes(sent.size()).stream().map(Notifications::name).toList();

        assertThat(got).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(byReference(got)).isEqualTo(byReference(sent));
        assertNothingIsLeft();
    }

    private static Map<String, List<String>> byReference(List<String> names) {
        return names.stream().collect(Collectors.groupingBy(name -> name.substring(0, name.indexOf(' '))));
    }

    /** Neither lane has anything, and nothing was rejected or comes twice. */
    private void assertNothingIsLeft() throws Exception {
        await().atMost(LONG).until(() -> hub.count(IN) == 0 && hub.count(URGENT_IN) == 0);
        then.west().hasNothing();
        then.nothingIn(QueueNames.deadIn("north"));
    }

    /** How many copies this changes, to be known as committed by the broker, or not. */
    private int committed(boolean committed) {
        return ledger.update("update urgent_entry set committed = ? where committed <> ?", committed, committed);
    }

    private void send(String id, int revision, Urgency urgency) throws Exception {
        when.sends(Notifications.of("north", "west", id, revision, urgency));
    }
}
