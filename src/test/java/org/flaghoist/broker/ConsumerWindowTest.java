package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What consumers fetch ahead. */
final class ConsumerWindowTest {

    private static final int MESSAGES = 300;
    private static final int BYTES = 2_000;
    private static final int TURNS = 150;
    private static final int IN_A_TURN = 3;
    private static final int LONG = 60_000;
    private static final Duration A_WHILE = Duration.ofMillis(500);

    private static final String IN = QueueNames.in("north");

    private Path directory;
    private BrokerFixture fixture;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        fixture = new BrokerFixture(
                directory,
                BrokerPlan.of(Stream.of(TestPartners.of("north"), TestPartners.servers("south"))
                        .flatMap(List::stream)
                        .toList()));
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void theHubFetchesSomeOfWhatAPartnerSentAhead() throws Exception {
        send(IN, 0, MESSAGES);

        try (Taker taker = taker(IN)) {
            await().until(() -> fetched(IN) > 1);
            assertThat(taker.take(1)).containsExactly(0);
            await().during(A_WHILE).until(() -> fetched(IN) <= 64 * 1024 / BYTES);
            assertThat(fixture.count(IN)).isEqualTo(MESSAGES);
        }
    }

    @Test
    void theHubFetchesNoOtherMessagesAhead() throws Exception {
        for (String queue : List.of(QueueNames.out("south"), QueueNames.held("north"), QueueNames.deadIn("north"))) {
            send(queue, 0, MESSAGES);

            try (Taker taker = taker(queue)) {
                await().during(A_WHILE).until(() -> fetched(queue) == 0);
                assertThat(taker.take(1)).containsExactly(0);
                await().during(A_WHILE).until(() -> fetched(queue) == 1);
            }
        }
    }

    @Test
    void aPartnersClientFetchesAsManyAsItUsedTo() throws Exception {
        send(QueueNames.out("north"), 0, MESSAGES);

        try (Connection north = fixture.core("north");
                Session session = north.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.out("north")))) {
            await().until(() -> fetched(QueueNames.out("north")) == MESSAGES);
            assertThat(number(consumer.receive(LONG))).isZero();
        }
    }

    @Test
    void whatIsRolledBackComesAgainBeforeWhatWasFetchedAhead() throws Exception {
        send(IN, 0, MESSAGES);

        try (Taker taker = taker(IN)) {
            taker.take(IN_A_TURN);
            taker.session.rollback();

            assertThat(taker.take(MESSAGES)).isEqualTo(numbers(MESSAGES));
            assertThat(taker.again).isEqualTo(numbers(IN_A_TURN));
        }
    }

    @Test
    void whoClosesGivesBackWhatItFetchedAheadBeforeAnotherGetsAnything() throws Exception {
        Thread sender = new Thread(() -> send(IN, 0, TURNS * IN_A_TURN));
        sender.start();
        List<Integer> taken = new ArrayList<>();
        Taker now = taker(IN);
        for (int turn = 0; turn < TURNS; turn++) {
            Taker next = taker(IN);
            taken.addAll(now.take(IN_A_TURN));
            now.session.commit();
            now.close();
            assertThat(now.again).isEmpty();
            now = next;
        }
        now.close();
        sender.join();

        assertThat(taken).isEqualTo(numbers(TURNS * IN_A_TURN));
    }

    @Test
    void whatWasOnlyFetchedAheadDoesNotCountAsDelivered() throws Exception {
        send(IN, 0, MESSAGES);
        try (Taker taker = taker(IN)) {
            taker.take(1);
            await().until(() -> fetched(IN) > IN_A_TURN);
            taker.session.commit();
        }
        stop();
        start(directory);

        try (Taker taker = taker(IN)) {
            assertThat(taker.take(MESSAGES - 1)).first().isEqualTo(1);
            assertThat(taker.again).isEmpty();
        }
    }

    private Taker taker(String queue) throws JMSException {
        return new Taker(fixture.broker().connectionFactory(), queue);
    }

    /** Takes as the hub does. */
    private static final class Taker implements AutoCloseable {

        private final Connection connection;
        private final Session session;
        private final MessageConsumer consumer;
        /** What came before. */
        private final List<Integer> again = new ArrayList<>();

        Taker(ConnectionFactory way, String queue) throws JMSException {
            connection = way.createConnection();
            session = connection.createSession(Session.SESSION_TRANSACTED);
            consumer = session.createConsumer(session.createQueue(queue));
            connection.start();
        }

        List<Integer> take(int many) throws JMSException {
            List<Integer> taken = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                Message message = consumer.receive(LONG);
                taken.add(number(message));
                if (message.getJMSRedelivered()) {
                    again.add(number(message));
                }
            }
            return taken;
        }

        @Override
        public void close() throws JMSException {
            consumer.close();
            connection.close();
        }
    }

    private void send(String queue, int from, int many) {
        try (Connection hub = fixture.broker().connectionFactory().createConnection();
                Session session = hub.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            for (int number = from; number < from + many; number++) {
                BytesMessage message = session.createBytesMessage();
                message.writeBytes(new byte[BYTES]);
                message.setIntProperty("number", number);
                producer.send(message);
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private int fetched(String queue) {
        return fixture.broker().server().locateQueue(SimpleString.of(queue)).getDeliveringCount();
    }

    private static int number(Message message) throws JMSException {
        return message.getIntProperty("number");
    }

    private static List<Integer> numbers(int many) {
        return IntStream.range(0, many).boxed().toList();
    }
}
