package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session of the hub's connection on which several messages are sent for two partners. */
final class GatheredSendsTest {

    private static final int LARGE = 300_000;

    private final AtomicInteger sent = new AtomicInteger();
    private final List<ReadyMessage> prepared = new ArrayList<>();

    @AutoClose
    private BrokerFixture broker;

    @AutoClose
    private Connection connection;

    @AutoClose
    private Session session;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north", "south")));
        broker.broker().server().registerBrokerPlugin(new ActiveMQServerMessagePlugin() {
            @Override
            public void beforeSend(ServerSession from, Transaction in, Message message, boolean direct, boolean auto) {
                sent.incrementAndGet();
            }
        });
        SharedConnection hub = new SharedConnection(broker.broker().connectionFactory(), 1);
        connection = hub.createConnection();
        session = connection.createSession(Session.SESSION_TRANSACTED);
    }

    @Test
    void giveTheBrokerAllOfItInOrderAtTheEndOfTheWork() throws Exception {
        gather(() -> {
            send("north", "1");
            send("south", "2");
            send("north", "3");
            assertThat(sent).hasValue(0);
        });
        assertThat(received("north")).isEmpty();

        session.commit();

        assertThat(received("north")).containsExactly("1", "3");
        assertThat(received("south")).containsExactly("2");
    }

    @Test
    void giveTheBrokerNothingOfWorkThatFails() throws Exception {
        assertThatThrownBy(() -> gather(() -> {
                    send("north", "1");
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        gather(() -> send("north", "2"));
        session.rollback();
        gather(() -> send("north", "3"));
        session.commit();

        assertThat(received("north")).containsExactly("3");
    }

    @Test
    void doNotWaitInMemoryWhereTheyAreLarge() throws Exception {
        gather(() -> {
            for (int number = 0; number < 10; number++) {
                send("north", number + " ".repeat(LARGE));
            }
            await().until(() -> sent.get() > 0);
        });
        session.commit();

        assertThat(received("north")).hasSize(10);
    }

    @Test
    void areShownWithTheirQueuesBeforeTheyAreSent() throws Exception {
        gather(() -> {
            send("north", "1");
            send("south", "2");
            assertThat(prepared).isEmpty();
        });

        assertThat(prepared).extracting(ReadyMessage::queue).containsExactly("out.north", "out.south");
    }

    @Test
    void waitForNothingWhereNobodyGathers() throws Exception {
        send("north", "1");
        session.commit();

        assertThat(received("north")).containsExactly("1");
    }

    private void gather(GatheredSends.Work work) throws JMSException {
        GatheredSends.during(session, work, ready -> prepared.addAll(ready));
    }

    private void send(String partner, String text) throws JMSException {
        session.createProducer(session.createQueue("out." + partner)).send(session.createTextMessage(text));
    }

    private List<String> received(String partner) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (Connection other = broker.core(partner);
                Session receiving = other.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = receiving.createConsumer(receiving.createQueue("out." + partner))) {
            TextMessage next;
            while ((next = (TextMessage) consumer.receiveNoWait()) != null) {
                texts.add(next.getText());
            }
        }
        return texts;
    }
}
