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
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is urgent is translated before what came first, once, and after what it follows under its reference. */
class UrgentLanesTest {

    private static final String IN = QueueNames.in("north");
    private static final String URGENT_IN = QueueNames.urgentIn("north");
    private static final String OUT = QueueNames.out("west");
    private static final String ROUTE = "translate-north";
    private static final String URGENT_ROUTE = "translate-urgent.north";
    private static final Duration LONG = Duration.ofMinutes(3);

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void translatesWhatIsUrgentAndNewThoughOtherThingsWait() throws Exception {
        stop(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        send("P-1", 1, Urgency.PRIORITY);

        assertThat(hub.receive("west", 2)).extracting(Notifications::name).containsExactlyInAnyOrder("I-1 1", "P-1 1");
        assertThat(hub.count(IN)).isEqualTo(3);

        start(ROUTE);
        assertThat(hub.receive("west", 1)).extracting(Notifications::name).containsExactly("R-1 1");
        assertNothingIsLeft();
        assertThat(hub.entryStates("north")).containsExactly("ACCEPTED", "ACCEPTED", "ACCEPTED");
    }

    @Test
    void takesImmediateBeforePriority() throws Exception {
        stop(ROUTE);
        stop(URGENT_ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("P-1", 1, Urgency.PRIORITY);
        send("I-1", 1, Urgency.IMMEDIATE);
        await().until(() -> hub.count(URGENT_IN) == 2);

        start(URGENT_ROUTE);

        await().until(() -> hub.count(OUT) == 2);
        assertThat(accepted()).containsExactly("I-1", "P-1");
    }

    @Test
    void copiesOnlyWhatSomethingLessUrgentWaitsBefore() throws Exception {
        stop(ROUTE);
        stop(URGENT_ROUTE);
        send("P-1", 1, Urgency.PRIORITY);
        send("P-2", 1, Urgency.PRIORITY);
        assertCopies(0);
        send("I-1", 1, Urgency.IMMEDIATE);
        assertCopies(1);
        send("P-3", 1, Urgency.PRIORITY);
        assertCopies(1);
        send("R-1", 1, Urgency.ROUTINE);
        send("P-4", 1, Urgency.PRIORITY);
        assertCopies(2);
        start(ROUTE);
        start(URGENT_ROUTE);
        assertThat(names(6)).hasSize(6);
        assertNothingIsLeft();

        stop(ROUTE);
        stop(URGENT_ROUTE);
        send("I-2", 1, Urgency.IMMEDIATE);
        send("I-3", 1, Urgency.IMMEDIATE);
        assertCopies(0);
    }

    @Test
    void takesToBeLessUrgentWhatWaitedWhenItStarted() throws Exception {
        hub.pause("north");
        send("I-1", 1, Urgency.IMMEDIATE);
        hub.stop();
        hub.start();
        assertCopies(0);

        send("I-2", 1, Urgency.IMMEDIATE);

        assertCopies(1);
        hub.activate("north");
        assertThat(names(2)).containsExactlyInAnyOrder("I-1 1", "I-2 1");
        assertNothingIsLeft();
        hub.pause("north");
        send("I-3", 1, Urgency.IMMEDIATE);
        assertCopies(0);
    }

    @Test
    void countsWhatIsInOpenTransactions() throws Exception {
        stop(ROUTE);
        stop(URGENT_ROUTE);
        try (Connection connection = hub.core("north");
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            producer.send(session.createTextMessage(Notifications.of("north", "west", "R-1", 1, Urgency.ROUTINE)));
            producer.send(session.createTextMessage(Notifications.of("north", "west", "I-1", 1, Urgency.IMMEDIATE)));
            session.commit();
            assertCopies(1);
            start(ROUTE);
            start(URGENT_ROUTE);
            assertThat(names(2)).hasSize(2);
            assertNothingIsLeft();

            producer.send(session.createTextMessage(Notifications.of("north", "west", "R-2", 1, Urgency.ROUTINE)));
            session.rollback();
            stop(ROUTE);
            send("I-2", 1, Urgency.IMMEDIATE);
            assertCopies(0);
        }
    }

    @Test
    void knowsWhatIsUrgentOfAnAmqpClientAndInAFile() throws Exception {
        stop(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        stop("translate-east");
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
        hub.server("east").upload("FILE_0001.json", file.getBytes(StandardCharsets.UTF_8));

        assertThat(hub.receive("west", 3))
                .extracting(Notifications::name)
                .containsExactlyInAnyOrder("T-1 1", "B-1 1", "F-2 1");
    }

    @Test
    void letsNoRevisionGoAheadOfAnEarlierOne() throws Exception {
        stop(ROUTE);
        send("A-1", 1, Urgency.ROUTINE);
        send("A-1", 2, Urgency.IMMEDIATE);
        send("B-1", 1, Urgency.IMMEDIATE);
        send("B-1", 3, Urgency.IMMEDIATE);
        await().until(() -> hub.count(URGENT_IN) == 0);
        assertThat(names(1)).containsExactly("B-1 1");

        start(ROUTE);

        assertThat(names(3)).containsSubsequence("A-1 1", "A-1 2").contains("B-1 3");
        assertNothingIsLeft();
    }

    @Test
    void translatesAnUrgentUpdateAndCancellationOfWhatIsOverThoughOtherThingsWait() throws Exception {
        send("A-1", 1, Urgency.ROUTINE);
        assertThat(names(1)).containsExactly("A-1 1");
        stop(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("A-1", 2, Urgency.IMMEDIATE);
        assertThat(names(1)).containsExactly("A-1 2");

        hub.send(
                "north",
                Notifications.of("north", "west", "A-1", 3, Urgency.PRIORITY).replace("UPDATE", "CANCEL"));

        assertThat(names(1)).containsExactly("A-1 3");
        assertThat(hub.count(IN)).isEqualTo(3);
        start(ROUTE);
        assertThat(names(1)).containsExactly("R-1 1");
        assertNothingIsLeft();
    }

    @Test
    void translatesTogetherWhatFollowsOneAnother() throws Exception {
        stop(ROUTE);
        stop(URGENT_ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("A-1", 1, Urgency.PRIORITY);
        send("A-1", 2, Urgency.PRIORITY);
        send("A-1", 3, Urgency.PRIORITY);
        await().until(() -> hub.count(URGENT_IN) == 3);

        start(URGENT_ROUTE);

        assertThat(names(3)).containsExactly("A-1 1", "A-1 2", "A-1 3");
        start(ROUTE);
        assertThat(names(1)).containsExactly("R-1 1");
        assertNothingIsLeft();
    }

    @Test
    void dropsTheCopyOfWhatWasHandledFirst() throws Exception {
        stop(ROUTE);
        stop(URGENT_ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        start(ROUTE);
        assertThat(names(2)).containsExactly("R-1 1", "I-1 1");
        assertCopies(1);

        start(URGENT_ROUTE);

        assertNothingIsLeft();
        assertThat(hub.entryStates("north")).containsExactly("ACCEPTED", "ACCEPTED");
        assertThat(hub.count(OUT)).isZero();
    }

    @Test
    void waitsForACopyThatTheBrokerHasNotCommitted() throws Exception {
        hub.interruptTranslations(Integer.MAX_VALUE);
        stop(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        await().until(() -> hub.entryStates("north").equals(List.of("ACCEPTED")));
        stop(URGENT_ROUTE);
        hub.interruptTranslations(0);
        start(ROUTE);
        send("I-1", 2, Urgency.IMMEDIATE);

        assertThat(names(1)).containsExactly("R-1 1");
        await().during(Duration.ofSeconds(2)).until(() -> hub.count(OUT) == 0 && hub.count(IN) == 2);

        start(URGENT_ROUTE);
        assertThat(names(2)).containsExactly("I-1 1", "I-1 2");
        assertNothingIsLeft();
    }

    @Test
    void goesOnWhereTheHubDiedBeforeItRecordedThatTheBrokerHadCommitted() throws Exception {
        stop(ROUTE);
        send("R-1", 1, Urgency.ROUTINE);
        send("I-1", 1, Urgency.IMMEDIATE);
        send("I-1", 2, Urgency.ROUTINE);
        assertThat(names(1)).containsExactly("I-1 1");
        await().until(() -> hub.count(URGENT_IN) == 0);
        await().until(() -> committed(true) == 0);
        assertThat(committed(false)).isOne();
        hub.stop();

        hub.start();

        assertThat(names(2)).containsExactly("R-1 1", "I-1 2");
        assertNothingIsLeft();
    }

    @Test
    void leavesWhatIsSentInTestModeWhereItIs() throws Exception {
        hub.test("north");
        stop(ROUTE);
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

        assertThat(names(2)).containsExactlyInAnyOrder("R-1 1", "I-1 1");
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

        List<String> got = names(sent.size());

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
        assertThat(hub.count(OUT)).isZero();
        assertThat(hub.count(QueueNames.deadIn("north"))).isZero();
    }

    /** The broker has made so many that nobody has taken yet. */
    private void assertCopies(long count) throws Exception {
        assertThat(hub.count(URGENT_IN)).isEqualTo(count);
    }

    /** How many copies this changes, to be known as committed by the broker, or not. */
    private int committed(boolean committed) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("update urgent_entry set committed = :committed where committed <> :committed")
                .param("committed", committed)
                .update();
    }

    private List<String> accepted() {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select reference from entry order by id")
                .query(String.class)
                .list();
    }

    private List<String> names(int count) throws Exception {
        return hub.receive("west", count).stream().map(Notifications::name).toList();
    }

    private void send(String id, int revision, Urgency urgency) throws Exception {
        hub.send("north", Notifications.of("north", "west", id, revision, urgency));
    }

    private void stop(String route) throws Exception {
        hub.bean(CamelContext.class).getRouteController().stopRoute(route);
    }

    private void start(String route) throws Exception {
        hub.bean(CamelContext.class).getRouteController().startRoute(route);
    }
}
