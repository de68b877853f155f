package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub waits for what {@code north} sends. */
class LongPollTest {

    private static final int MANY = 2_000;

    private BrokerFixture broker;
    private Connection hub;
    private Session session;
    private MessageConsumer consumer;
    private volatile boolean running = true;
    private final LongPoll wait = new LongPoll(() -> running);

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
        hub = broker.broker().connectionFactory().createConnection();
        hub.start();
        session = hub.createSession(Session.SESSION_TRANSACTED);
        consumer = session.createConsumer(session.createQueue("in.north"));
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        broker.close();
    }

    @Test
    void getsWhatComesWhileItWaits() throws Exception {
        CompletableFuture<String> waiting = receiving();
        send("one");

        assertThat(waiting.join()).isEqualTo("one");
    }

    @Test
    void endsAtOnceAndCanWaitAgain() throws Exception {
        CompletableFuture<String> waiting = receiving();
        await().until(() -> {
            end();
            return waiting.isDone();
        });
        assertThat(waiting.join()).isEmpty();

        running = true;
        CompletableFuture<String> again = receiving();
        send("two");

        assertThat(again.join()).isEqualTo("two");
    }

    @Test
    void doesNotBeginWhereItIsToStop() {
        running = false;

        assertThat(receiving().join()).isEmpty();
    }

    @Test
    void losesAndDoublesNothingWhereItIsEndedAsMessagesCome() throws Exception {
        List<String> sent =
                IntStream.range(0, MANY).mapToObj(n -> "message " + n).toList();
        List<String> got = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> taking = CompletableFuture.runAsync(() -> {
            while (got.size() < MANY) {
                String text = receive();
                if (!text.isEmpty()) {
                    got.add(text);
                }
            }
        });

        try (Connection north = broker.core("north");
                Session sending = north.createSession();
                MessageProducer producer = sending.createProducer(sending.createQueue("in.north"))) {
            for (String text : sent) {
                producer.send(sending.createTextMessage(text));
                end();
                running = true;
            }
        }

        await().atMost(Duration.ofMinutes(1)).until(taking::isDone);
        taking.join();
        assertThat(got).isEqualTo(sent);
        await().until(() -> broker.count("in.north") == 0);
    }

    private void end() {
        running = false;
        wait.end();
    }

    private CompletableFuture<String> receiving() {
        return CompletableFuture.supplyAsync(this::receive);
    }

    /** Takes a message as a container does; blank for none. */
    private String receive() {
        try {
            Message message = wait.receive(consumer);
            String text = message == null ? "" : message.getBody(String.class);
            if (message != null) {
                session.commit();
            }
            wait.tidy(session);
            return text;
        } catch (JMSException e) {
            throw new CompletionException(e);
        }
    }

    private void send(String text) throws JMSException {
        try (Connection north = broker.core("north");
                Session sending = north.createSession();
                MessageProducer producer = sending.createProducer(sending.createQueue("in.north"))) {
            producer.send(sending.createTextMessage(text));
        }
    }
}
