package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Since when the oldest message on a queue waits. */
class QueueBacklogTest {

    private static final String IN = QueueNames.in("north");

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

            assertThat(consumer.receive(20_000)).isNotNull();
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
