package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How large the journal gets while a partner is away, whose copies are paged. */
final class JournalSizeTest {

    private static final int LONG = 60_000;
    private static final int BYTES = 90_000;
    /** As many are paged; these fill seven files of the journal. */
    private static final int MESSAGES = 800;

    private static final int MOST_FILES = 5;

    @AutoClose
    private BrokerFixture fixture;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        fixture = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north", "south")));
    }

    @Test
    void isCompactedLittleAtATime() throws Exception {
        try (Connection hub = fixture.broker().connectionFactory().createConnection();
                Session session = hub.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.out("south")))) {
            hub.start();
            for (int i = 0; i < MESSAGES; i++) {
                send(session, QueueNames.out("north"));
                send(session, QueueNames.out("south"));
                session.commit();
                assertThat(consumer.receive(LONG)).isNotNull();
                session.commit();
            }
        }

        assertThat(fixture.broker()
                        .server()
                        .getPagingManager()
                        .getPageStore(SimpleString.of(QueueNames.out("north")))
                        .isPaging())
                .isTrue();
        JournalImpl journal =
                (JournalImpl) fixture.broker().server().getStorageManager().getMessageJournal();
        await().until(() -> journal.getDataFiles().length <= MOST_FILES);
    }

    private static void send(Session session, String queue) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(new byte[BYTES]);
            producer.send(message);
        }
    }
}
