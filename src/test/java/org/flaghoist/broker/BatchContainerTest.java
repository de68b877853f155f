package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.flaghoist.hub.BrokerBeans;
import org.flaghoist.partner.Throttle;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route that gives {@code north} back what it sends. */
class BatchContainerTest {

    private static final int MANY = 120;
    /** As the wait begins. */
    private static final int MOST_TO_BEGIN = 2;

    private static final int TEN_RECEIVE_TIMEOUTS = 1_000;
    private static final int LONG = 60_000;
    /** The broker's client gets it in pieces. */
    private static final String LARGE = "x".repeat(200_000);
    /** At forty a second four are saved up. */
    private static final Duration SAVED = Duration.ofMillis(100);

    private static final String BAD = "message 30";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final List<String> rolledBack = new CopyOnWriteArrayList<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    /** Of each batch, how many were in hand after how many were handled. */
    private final List<String> prepared = new CopyOnWriteArrayList<>();
    /** What is taken and not handled. */
    private final Set<String> dropped = ConcurrentHashMap.newKeySet();
    /** What came again, each handled in a transaction of its own. */
    private final List<Integer> alone = new CopyOnWriteArrayList<>();

    private final AtomicBoolean open = new AtomicBoolean();
    private final Semaphore mayGoOn = new Semaphore(1);
    private final AtomicInteger failures = new AtomicInteger();
    /** What the container has sent to the broker. */
    private final AtomicInteger questions = new AtomicInteger();
    /** What the pace's clock says. */
    private final AtomicLong nanos = new AtomicLong();

    /** Null for none. */
    private volatile @Nullable Pace pace;
    /** Where somebody waits before a rollback; else that waits for nothing. */
    private CountDownLatch stopping = new CountDownLatch(0);

    private BrokerFixture broker;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
        ActiveMQConnectionFactory factoryInVm =
                (ActiveMQConnectionFactory) broker.broker().connectionFactory();
        // The broker's own interceptors see nothing of a connection within its process.
        factoryInVm.getServerLocator().addOutgoingInterceptor((packet, to) -> {
            questions.incrementAndGet();
            return true;
        });
        SharedConnection connection = new SharedConnection(factoryInVm, 5);
        JmsComponent jms =
                new BrokerBeans().jms(connection, endpoint -> BatchContainer.ofOne(endpoint, together(), failures()));
        context.addComponent("jms", jms);
        MessageListenerContainerFactory factory =
                endpoint -> new BatchContainer(endpoint, 50, Duration.ofMinutes(1), together(), failures());
        context.getRegistry().bind("batches", MessageListenerContainerFactory.class, factory);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:in.north?receiveTimeout=100&consumerType=Custom&messageListenerContainerFactory=#batches")
                        .process(exchange -> {
                            String text = text(exchange.getMessage().getBody(BytesMessage.class));
                            handle(text);
                            exchange.getMessage().setBody(text.getBytes(StandardCharsets.UTF_8));
                        })
                        .to("jms:queue:out.north");
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        mayGoOn.release();
        context.stop();
        broker.close();
    }

    private BatchContainer.Together together() {
        return new BatchContainer.Together() {
            @Override
            public void run(String queue, boolean again, Runnable work) {
                together(again, work);
            }

            @Override
            public @Nullable Pace pace(String queue) {
                return pace;
            }

            @Override
            public void before(String queue, List<Message> messages) {
                prepared.add(messages.size() + " after " + handled.size() + (open.get() ? ", open" : ""));
            }

            @Override
            public void ended(String queue, boolean committed) {
                if (!committed) {
                    rolledBack.add("again");
                }
            }

            @Override
            public boolean isHandled(Message message) {
                return !isDropped((BytesMessage) message);
            }
        };
    }

    private void together(boolean again, Runnable work) {
        int before = handled.size();
        open.set(true);
        try {
            work.run();
        } finally {
            open.set(false);
        }
        if (again) {
            alone.add(handled.size() - before);
        } else {
            batches.add(handled.size() - before);
        }
    }

    private BatchContainer.Failures failures() {
        return new BatchContainer.Failures() {
            @Override
            public void beforeRollback(BatchContainer.Failure failure) {
                rolledBack(failure);
                waitUntilStopping(failure);
            }

            @Override
            public void stopping(String queue) {
                stopping.countDown();
            }
        };
    }

    private void waitUntilStopping(BatchContainer.Failure failure) {
        try {
            stopping.await();
            assertThat(failure.goesOn().getAsBoolean()).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void rolledBack(BatchContainer.Failure failure) {
        rolledBack.add("%s %s, delivery %d%s"
                .formatted(
                        failure.queue(),
                        failure.isBatch() ? "batch" : "message",
                        failure.deliveries(),
                        open.get() ? ", transaction open" : ""));
    }

    private void handle(String text) {
        mayGoOn.acquireUninterruptibly();
        mayGoOn.release();
        if (text.equals(BAD) && failures.getAndDecrement() > 0) {
            throw new IllegalStateException("infrastructure failure");
        }
        handled.add(text);
    }

    @Test
    void takesTheMoreTogetherTheMoreWaits() throws Exception {
        send();

        context.start();

        assertThat(passed()).isEqualTo(messages());
        assertThat(handled).isEqualTo(messages());
        assertThat(rolledBack).isEmpty();
        assertThat(batches).containsExactly(1, 2, 4, 8, 16, 32, 50, 7);
    }

    @Test
    void takesWhatIsNotHandledFromItsQueueAllTheSame() throws Exception {
        dropped.addAll(messages().subList(10, MANY));
        send();

        context.start();

        await().until(() -> broker.count(QueueNames.in("north")) == 0);
        assertThat(handled).isEqualTo(messages().subList(0, 10));
    }

    @Test
    void hasAllOfABatchInHandBeforeAnythingIsOpenForIt() throws Exception {
        send();

        context.start();

        assertThat(passed()).isEqualTo(messages());
        assertThat(prepared).startsWith("1 after 0", "2 after 1", "4 after 3").endsWith("7 after 113");
    }

    @Test
    void takesNoMoreThanThePaceAllowsAndHasNothingInHandWhileItWaits() throws Exception {
        pace = new Pace(new Throttle(40, Duration.ofSeconds(1)), SAVED, nanos::get);
        send();

        context.start();

        await().until(() -> handled.size() == 1);
        await().during(Duration.ofSeconds(1)).until(() -> handled.size() == 1 && !open.get());
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        await().until(() -> handled.size() == 5);
        await().during(Duration.ofSeconds(1)).until(() -> handled.size() == 5);
        assertThat(batches).containsExactly(1, 2, 2);
    }

    @Test
    void stopsAtOnceThoughThePaceAllowsNothingForAnHour() throws Exception {
        pace = new Pace(new Throttle(1, Duration.ofHours(1)), SAVED, nanos::get);
        send();
        context.start();
        await().until(() -> handled.size() == 1);

        context.getRouteController().stopRoute(context.getRoutes().get(0).getId(), 1, TimeUnit.MINUTES);

        assertThat(broker.count("in.north")).isEqualTo(MANY - 1);
        assertThat(rolledBack).isEmpty();
    }

    @Test
    void hasNoneInHandBehindALargeOne() throws Exception {
        send(List.of("first", LARGE, "between", LARGE, "last"));

        context.start();

        assertThat(passed()).containsExactly("first", LARGE, "between", LARGE, "last");
        assertThat(prepared).containsExactly("1 after 0", "1 after 1", "2 after 2", "1 after 4");
    }

    @Test
    void doesOneByOneWhatWasInABatchThatFailedAndGoesOnInBatches() throws Exception {
        failures.set(2);
        send();

        context.start();

        assertThat(passed()).isEqualTo(messages());
        assertThat(rolledBack)
                .containsExactly("again", "in.north batch, delivery 1", "again", "in.north message, delivery 2");
        assertThat(handled).endsWith(messages().get(MANY - 1)).hasSizeGreaterThan(MANY);
        assertThat(batches).containsExactly(1, 2, 4, 8, 16, 32, 41);
        assertThat(alone).isNotEmpty().containsOnly(1);
    }

    @Test
    void givesNothingToAnotherConsumerWhileAStopWaitsForWhatIsInHand() throws Exception {
        send();
        mayGoOn.acquire();
        context.start();
        await().until(mayGoOn::hasQueuedThreads);
        Thread stopping = new Thread(
                () -> context.getRoutes().forEach(route -> route.getConsumer().stop()));

        stopping.start();

        try (Connection connection = broker.broker().connectionFactory().createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageConsumer other = session.createConsumer(session.createQueue("in.north"))) {
            connection.start();
            await().until(() -> stopping.getState() == Thread.State.WAITING);
            stopping.interrupt();
            Message early = other.receive(TEN_RECEIVE_TIMEOUTS);
            mayGoOn.release();
            assertThat(early).isNull();
            for (String next : messages().subList(1, MANY)) {
                Message message = other.receive(LONG);
                assertThat(text((BytesMessage) message)).isEqualTo(next);
                assertThat(message.getJMSRedelivered()).as("only fetched ahead").isFalse();
            }
        }
        assertThat(handled).containsExactly("message 0");
    }

    @Test
    void tellsWhoeverWaitsBeforeARollbackThatItIsStopped() throws Exception {
        stopping = new CountDownLatch(1);
        failures.set(1);
        send(List.of(BAD));
        context.start();
        await().until(() -> !rolledBack.isEmpty());

        context.getRouteController().stopRoute(context.getRoutes().get(0).getId(), 1, TimeUnit.MINUTES);

        assertThat(broker.count("in.north")).isOne();
        assertThat(rolledBack).hasSize(2);
    }

    @Test
    void asksTheBrokerNothingWhileNothingComes() throws Exception {
        context.start();
        await().until(() -> broker.broker().consumers("in.north") == 1);
        int before = questions.get();

        await().during(Duration.ofSeconds(2)).until(() -> questions.get() - before <= MOST_TO_BEGIN);
        assertThat(before).isPositive();
    }

    private static List<String> messages() {
        return IntStream.range(0, MANY).mapToObj(number -> "message " + number).toList();
    }

    private void send() throws JMSException {
        send(messages());
    }

    private void send(List<String> texts) throws JMSException {
        try (Connection connection = broker.core("north");
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("in.north"))) {
            for (String text : texts) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
                producer.send(message);
            }
            session.commit();
        }
    }

    /** All that was passed on, and nothing more. What the broker has in hand of a commit the stop waits for. */
    private List<String> passed() throws Exception {
        await().until(() -> broker.count("in.north") == 0);
        context.getRouteController().stopRoute(context.getRoutes().get(0).getId(), 1, TimeUnit.MINUTES);
        List<String> texts = new ArrayList<>();
        try (Connection connection = broker.core("north");
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue("out.north"))) {
            // Behind a large message the broker may say once that nothing is there.
            while (broker.count("out.north") > 0) {
                if (consumer.receiveNoWait() instanceof BytesMessage next) {
                    texts.add(text(next));
                }
            }
        }
        return texts;
    }

    private boolean isDropped(BytesMessage message) {
        try {
            return dropped.contains(text(message));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(BytesMessage message) throws JMSException {
        return new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    }
}
