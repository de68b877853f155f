package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker notes which copies a partner took, and nothing that keeps the partner from taking them. */
class TakenQueueTest {

    private static final String OUT = QueueNames.out("north");

    private BrokerFixture fixture;
    private TakenQueue queue;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        fixture = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
        queue = new TakenQueue(fixture.broker().connectionFactory(), fixture.broker());
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void hasANoteOfEachCopyThatWasTakenInTheirOrder() throws Exception {
        send("NOTIFICATION", 1, null);
        send("RECEIPT", 2, null);
        send("NOTIFICATION", 3, "3fa09c1b");
        send("NOTIFICATION", 4, null);

        take(4);

        assertThat(notes(10)).extracting(TakenNote::entry).containsExactly(1L, 4L);
        assertThat(queue.isAny()).isFalse();
    }

    @Test
    void hasNoNoteOfWhatTheHubItselfConsumes() throws Exception {
        send("NOTIFICATION", 1, null);

        try (Connection connection = fixture.broker().connectionFactory().createConnection();
                Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(OUT))) {
            connection.start();
            assertThat(consumer.receive(60_000)).isNotNull();
        }

        await().until(() -> fixture.count(OUT) == 0);
        assertThat(queue.isAny()).isFalse();
    }

    @Test
    void givesNotesAgainWhoseWorkFailed() throws Exception {
        send("NOTIFICATION", 1, null);
        take(1);

        assertThatThrownBy(() -> queue.take(10, notes -> {
                    throw new IllegalStateException("asked for by the test");
                }))
                .hasMessageContaining("asked for by the test");

        await().until(() ->
                fixture.count(QueueNames.TAKEN) == 1 && !fixture.broker().isInHand(QueueNames.TAKEN));
        assertThat(notes(10)).extracting(TakenNote::entry).containsExactly(1L);
    }

    @Test
    void takesNoMoreAtATimeThanItIsAskedFor() throws Exception {
        for (int i = 1; i <= 5; i++) {
            send("NOTIFICATION", i, null);
        }
        take(5);

        assertThat(notes(3)).extracting(TakenNote::entry).containsExactly(1L, 2L, 3L);
        assertThat(notes(3)).extracting(TakenNote::entry).containsExactly(4L, 5L);
    }

    @Test
    void keepsNobodyFromTakingThoughItCannotNoteThat() throws Exception {
        fixture.broker().server().destroyQueue(SimpleString.of(QueueNames.TAKEN), null, false);
        send("NOTIFICATION", 1, null);
        send("NOTIFICATION", 2, null);

        take(2);

        await().until(() -> fixture.count(OUT) == 0);
    }

    private List<TakenNote> notes(int most) {
        List<TakenNote> all = new ArrayList<>();
        assertThat(queue.take(most, all::addAll)).isEqualTo(all.size());
        return all;
    }

    private void take(int count) throws JMSException {
        try (Connection connection = fixture.core("north");
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(OUT))) {
            for (int i = 0; i < count; i++) {
                assertThat(consumer.receive(60_000)).isNotNull();
            }
            session.commit();
        }
    }

    private void send(String kind, long entry, @Nullable String repeat) throws JMSException {
        try (Connection connection = fixture.broker().connectionFactory().createConnection();
                Session session = connection.createSession()) {
            Message message = session.createMessage();
            message.setStringProperty(HubProperties.KIND, kind);
            message.setLongProperty(HubProperties.ENTRY, entry);
            message.setStringProperty(HubProperties.MESSAGE_KEY, "key-" + entry);
            if (repeat != null) {
                message.setStringProperty(HubProperties.REPEAT, repeat);
            }
            session.createProducer(session.createQueue(OUT)).send(message);
        }
    }
}
