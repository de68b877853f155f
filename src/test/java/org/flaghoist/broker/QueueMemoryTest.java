package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the memory the messages of one queue take. */
class QueueMemoryTest {

    private static final int MESSAGES = 200;
    private static final int BYTES = 50_000;

    @AutoClose
    private BrokerFixture fixture;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        fixture = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north", "south")));
    }

    @Test
    void aPartnerThatIsAwayHasOnlyItsOwnQueuePaged() throws Exception {
        send(QueueNames.out("north"));
        try (Connection south = fixture.core("south");
                Session session = south.createSession()) {
            send(session, QueueNames.in("south"), 0);
        }

        assertThat(isPaging(QueueNames.out("north"))).isTrue();
        assertThat(isPaging(QueueNames.in("south"))).isFalse();
    }

    @Test
    void aCommitWaitsNoLongerForPagesThanForTheJournal() {
        Configuration configuration = fixture.broker().server().getConfiguration();

        assertThat(configuration.getPageSyncTimeout()).isEqualTo(configuration.getJournalBufferTimeout_NIO());
    }

    @Test
    void whatIsPagedComesInItsOrder() throws Exception {
        send(QueueNames.out("north"));
        List<Integer> taken = new ArrayList<>();
        try (Connection north = fixture.core("north");
                Session session = north.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.out("north")))) {
            for (int i = 0; i < MESSAGES; i++) {
                taken.add(consumer.receive(60_000).getIntProperty("number"));
            }
        }

        assertThat(taken)
                .containsExactlyElementsOf(IntStream.range(0, MESSAGES).boxed().toList());
    }

    private void send(String queue) throws JMSException {
        try (Connection hub = fixture.broker().connectionFactory().createConnection();
                Session session = hub.createSession(true, Session.SESSION_TRANSACTED)) {
            for (int i = 0; i < MESSAGES; i++) {
                send(session, queue, i);
                session.commit();
            }
        }
    }

    private static void send(Session session, String queue, int number) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(new byte[BYTES]);
            message.setIntProperty("number", number);
            producer.send(message);
        }
    }

    private boolean isPaging(String queue) throws Exception {
        return fixture.broker()
                .server()
                .getPagingManager()
                .getPageStore(SimpleString.of(queue))
                .isPaging();
    }
}
