package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.Certificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external broker notes what a partner took, as config/broker.xml has it. */
class TakenFromExternalBrokerIT {

    private static final String OUT = QueueNames.out("uk");

    private BrokerProcessFixture process;
    private Certificates certificates;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        certificates = new Certificates(directory.resolve("authority"));
        certificates.certify("uk");
        certificates.certify(BrokerRights.HUB);
        process = new BrokerProcessFixture(directory, certificates);
    }

    @AfterEach
    void stop() {
        process.close();
    }

    @Test
    void hasANoteOfWhatWasCommittedThoughTheBrokerIsKilled() throws Exception {
        give(1);
        try (Connection uk = process.amqp("uk")) {
            take(uk, false);
            take(uk, true);
        }

        process.kill();
        process.start();

        assertThat(notes()).containsExactly(1L);
    }

    @Test
    void hasANoteOfWhatACoreClientTook() throws Exception {
        give(1);
        try (Connection uk = process.ways().core("uk").createConnection()) {
            uk.start();
            take(uk, true);
        }

        assertThat(notes()).containsExactly(1L);
    }

    private static void take(Connection uk, boolean commits) throws JMSException {
        try (Session session = uk.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(OUT))) {
            assertThat(consumer.receive(60_000)).isNotNull();
            if (commits) {
                session.commit();
            } else {
                session.rollback();
            }
        }
    }

    private void give(long entry) throws Exception {
        try (ExternalBroker broker = broker();
                Connection hub = broker.connectionFactory().createConnection();
                Session session = hub.createSession()) {
            Message copy = session.createMessage();
            copy.setStringProperty(HubProperties.KIND, "NOTIFICATION");
            copy.setLongProperty(HubProperties.ENTRY, entry);
            copy.setStringProperty(HubProperties.MESSAGE_KEY, "key-" + entry);
            session.createProducer(session.createQueue(OUT)).send(copy);
        }
    }

    private List<Long> notes() throws Exception {
        try (ExternalBroker broker = broker()) {
            List<TakenNote> notes = new ArrayList<>();
            TakenQueue queue = new TakenQueue(broker.connectionFactory(), broker);
            await().until(queue::isAny);
            queue.take(10, notes::addAll);
            assertThat(queue.isAny()).isFalse();
            assertThat(notes).extracting(TakenNote::recipient).containsOnly("uk");
            return notes.stream().map(TakenNote::entry).toList();
        }
    }

    private ExternalBroker broker() {
        ExternalBroker broker = new ExternalBroker(process.ways().settings(certificates.store(BrokerRights.HUB)));
        broker.start();
        return broker;
    }
}
