package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.core.client.impl.ClientSessionInternal;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/** What the hub takes from a partner's queue on an external broker. */
class MovedMessagesIT {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String OUT = QueueNames.out("uk");
    private static final String WITHDRAWN = QueueNames.withdrawn("uk");
    private static final int MANY = 5_000;
    private static final int LONG = 50_000;
    private static final int WINDOW = 64 << 10;

    private BrokerProcessFixture process;
    private ExternalBroker broker;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates(directory.resolve("authority"));
        certificates.certify("uk");
        certificates.certify(BrokerRights.HUB);
        process = new BrokerProcessFixture(directory, certificates);
        broker = new ExternalBroker(process.ways().settings(certificates.store(BrokerRights.HUB)));
        broker.start();
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
        process.close();
    }

    @Test
    void movesWhatAFilterMeansAndLeavesTheRestInItsOrder() throws Exception {
        try (Connection hub = hub();
                Session session = hub.createSession()) {
            send(session, 20);
            long taken = new CachedQueueCounts(broker).taken(OUT);

            broker.moveAll(OUT, "other = false and which in ('m-0', 'm-1', 'm-2')", WITHDRAWN);
            assertThat(which(session, WITHDRAWN)).containsExactly("m-0", "m-2");
            broker.moveAll(OUT, "other = false", WITHDRAWN);
            assertThat(broker.removeAll(WITHDRAWN, "which = 'm-4'")).isOne();

            assertThat(which(session, WITHDRAWN)).hasSize(9).startsWith("m-0", "m-2", "m-6");
            assertThat(which(session, OUT)).hasSize(10).startsWith("m-1", "m-3").endsWith("m-19");
            assertThat(new CachedQueueCounts(broker).taken(OUT))
                    .as("taken by the partner")
                    .isEqualTo(taken);
        }
    }

    @Test
    void saysOfEachWhetherThePartnerHasItThoughThatTakesThemMeanwhile() throws Exception {
        try (Connection hub = hub();
                Session session = hub.createSession();
                Connection uk = fetchingFewAhead().createConnection();
                Session taking = uk.createSession()) {
            send(session, MANY);
            uk.start();
            Set<String> taken = ConcurrentHashMap.newKeySet();
            CountDownLatch some = new CountDownLatch(MANY / 10);
            CountDownLatch looked = new CountDownLatch(1);
            MessageConsumer consumer = taking.createConsumer(taking.createQueue(OUT));
            consumer.setMessageListener(message -> {
                taken.add(which(message));
                some.countDown();
                if (taken.size() > MANY / 2) {
                    waitFor(looked);
                }
            });
            waitFor(some);

            broker.moveAll(OUT, "which is not null", WITHDRAWN);
            looked.countDown();

            List<String> moved = which(session, WITHDRAWN);
            assertThat(moved).isNotEmpty().doesNotHaveDuplicates();
            await().atMost(SOON).untilAsserted(() -> assertThat(taken).hasSize(MANY - moved.size()));
            assertThat(taken).doesNotContainAnyElementsOf(moved);
        }
    }

    /** Some are left to be moved, however fast it takes them. */
    private ActiveMQConnectionFactory fetchingFewAhead() {
        ActiveMQConnectionFactory way = process.ways().core("uk");
        way.setConsumerWindowSize(WINDOW);
        return way;
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void answersWhatElseIsAskedWhileItLooksThroughALongQueue() throws Exception {
        try (Connection hub = hub();
                Session session = hub.createSession(Session.SESSION_TRANSACTED)) {
            send(session, LONG);
            session.commit();
            broker.removeAll(OUT, "which is null");

            CompletableFuture<Void> look =
                    CompletableFuture.runAsync(() -> broker.moveAll(OUT, "which = 'm-" + (LONG - 1) + "'", WITHDRAWN));
            int asked = 0;
            while (!look.isDone()) {
                assertThat(broker.isRunning()).isTrue();
                asked++;
            }

            assertThat(asked).as("answers").isGreaterThan(3);
            assertThat(which(session, WITHDRAWN)).hasSize(1);
        }
    }

    @Test
    void waitsForNoLookWhenTheHubStopsAndAsksForNoMore() throws Exception {
        broker.removeAll(OUT, "other");
        process.signal("STOP");
        CompletableFuture<Void> look = CompletableFuture.runAsync(() -> broker.moveAll(OUT, "other", WITHDRAWN));
        await().during(Duration.ofSeconds(1)).until(() -> !look.isDone());

        broker.on(new ContextClosedEvent(new GenericApplicationContext()));

        assertThatThrownBy(() -> look.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> broker.removeAll(OUT, "other")).isInstanceOf(CancellationException.class);
        process.signal("CONT");
        assertThat(broker.count(OUT)).isZero();
    }

    @Test
    void givesUpALookAtABrokerThatIsGone() throws Exception {
        broker.removeAll(OUT, "other");
        process.signal("STOP");
        CompletableFuture<Void> look = CompletableFuture.runAsync(() -> broker.moveAll(OUT, "other", WITHDRAWN));

        assertThatThrownBy(() -> look.get(1, TimeUnit.MINUTES)).hasCauseInstanceOf(IllegalStateException.class);
    }

    /** As it does with one that it cannot give a message. */
    @Test
    void sendsNothingWhereTheBrokerRemovesTheConsumerThatTookIt() throws Exception {
        ActiveMQConnectionFactory way = (ActiveMQConnectionFactory) broker.connectionFactory();
        try (Connection hub = hub();
                Session session = hub.createSession(Session.SESSION_TRANSACTED);
                Session other = hub.createSession();
                ExternalManagement management = new ExternalManagement("it", way.getServerLocator())) {
            send(other, 1);
            assertThat(session.createConsumer(session.createQueue(OUT)).receive(SOON.toMillis()))
                    .isNotNull();
            session.createProducer(session.createQueue(WITHDRAWN)).send(session.createMessage());

            removeConsumer(
                    management, ((ClientSessionInternal) ((ActiveMQSession) session).getCoreSession()).getName());

            assertThatThrownBy(session::commit).isInstanceOf(JMSException.class);
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(broker.count(OUT)).isOne());
        assertThat(broker.count(WITHDRAWN)).isZero();
    }

    private static void removeConsumer(ExternalManagement management, String session) throws Exception {
        Object all = management.invoke(ResourceNames.BROKER, "listAllConsumersAsJSON");
        for (JsonNode consumer : new ObjectMapper().readTree(String.valueOf(all))) {
            if (session.equals(consumer.path("sessionID").asText())) {
                String number = consumer.path("sequentialId").asText();
                assertThat(management.invoke(ResourceNames.BROKER, "closeConsumerWithID", session, number))
                        .isEqualTo(true);
            }
        }
    }

    private static void send(Session session, int count) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(OUT))) {
            for (int i = 0; i < count; i++) {
                Message message = session.createMessage();
                message.setStringProperty("which", "m-" + i);
                message.setBooleanProperty("other", i % 2 == 1);
                producer.send(message);
            }
        }
    }

    private static List<String> which(Session session, String queue) throws JMSException {
        return Browsing.of(session, queue, null, Integer.MAX_VALUE, MovedMessagesIT::which);
    }

    private static String which(Message message) {
        try {
            return message.getStringProperty("which");
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection hub() throws JMSException {
        Connection connection = broker.connectionFactory().createConnection();
        connection.start();
        return connection;
    }
}
