package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.utils.collections.LinkedListIterator;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Since when the oldest message on a queue waits. */
class QueueBacklogTest {

    private static final String IN = QueueNames.in("north");

    /** Of these, more than a queue keeps in memory. */
    private static final int PAGED = 3_000;

    private static final String LARGE = "x".repeat(3_000);

    @AutoClose
    private BrokerFixture fixture;

    private final Instant begin = Instant.ofEpochMilli(System.currentTimeMillis());

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        fixture = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
    }

    @Test
    void nothingWaitsOnAnEmptyQueue() {
        assertThat(fixture.broker().oldest(IN)).isEmpty();
    }

    @Test
    void goesByTheBrokersClockNotTheSenders() throws Exception {
        try (Connection core = fixture.core("north");
                Connection amqp = fixture.amqp("north")) {
            sendWithoutTime(amqp);
            Instant first = oldest();
            sendWithoutTime(core);

            assertThat(first).isBetween(begin, Instant.now());
            assertThat(fixture.broker().oldest(IN)).contains(first);
        }
    }

    @Test
    void countsWhatAConsumerHasInHand() throws Exception {
        try (Connection core = fixture.core("north");
                Connection hub = hub();
                Session session = hub.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(IN))) {
            sendWithoutTime(core);
            Instant only = oldest();

            assertThat(consumer.receive(60_000)).isNotNull();
            assertThat(fixture.broker().oldest(IN)).contains(only);

            session.commit();
            assertThat(fixture.broker().oldest(IN)).isEmpty();
        }
    }

    @Test
    void looksBehindWhatIsMoreUrgent() throws Exception {
        try (Connection hub = hub();
                Session session = hub.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            producer.send(session.createMessage());
            Instant first = oldest();
            await().until(() -> Instant.now().isAfter(first.plusMillis(5)));
            producer.setPriority(8);
            producer.send(session.createMessage());

            assertThat(fixture.broker().oldest(IN)).contains(first);
        }
    }

    @Test
    void readsNoPagesWhereAllThatWaitsIsUrgent() throws Exception {
        try (Connection hub = hub();
                Session session = hub.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            producer.setPriority(8);
            for (int i = 0; i < PAGED; i++) {
                producer.send(session.createTextMessage(LARGE));
            }
            session.commit();
        }
        Queue queue = server().locateQueue(IN);
        assertThat(queue.getPagingStore().isPaging()).isTrue();
        Instant first = oldest();
        AtomicInteger given = new AtomicInteger();

        assertThat(new QueueBacklog(counting(queue, given)).oldest()).contains(first);

        assertThat(given).hasPositiveValue().hasValueLessThan(PAGED / 2);
    }

    private ActiveMQServer server() {
        return fixture.broker().server();
    }

    /** Counts what its iterators give. */
    private static Queue counting(Queue queue, AtomicInteger given) {
        return proxy(
                Queue.class,
                queue,
                result -> result instanceof LinkedListIterator<?> iterator
                        ? proxy(LinkedListIterator.class, iterator, element -> {
                            if (element instanceof MessageReference) {
                                given.incrementAndGet();
                            }
                            return element;
                        })
                        : result);
    }

    private static <T> T proxy(Class<T> type, Object target, UnaryOperator<Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, with) -> answer.apply(method.invoke(target, with))));
    }

    /** For a moment what was sent is neither in the queue's list nor in the consumer's. */
    private Instant oldest() {
        return await().until(() -> fixture.broker().oldest(IN), Optional::isPresent)
                .orElseThrow();
    }

    private Connection hub() throws JMSException {
        Connection connection = fixture.broker().connectionFactory().createConnection();
        connection.start();
        return connection;
    }

    private static void sendWithoutTime(Connection connection) throws JMSException {
        try (Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(IN))) {
            producer.setDisableMessageTimestamp(true);
            producer.send(session.createTextMessage("{}"));
        }
    }
}
