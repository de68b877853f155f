package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowsingTest {

    private static final BrokerPlan PLAN = BrokerPlan.of(TestPartners.of("north"));

    @AutoClose
    private BrokerFixture broker;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, PLAN);
    }

    @Test
    void leavesWhatItSeesWhereItIs() throws Exception {
        try (Connection connection = broker.core("north");
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("in.north"))) {
            producer.send(session.createTextMessage("one"));
            producer.send(session.createTextMessage("two"));
        }
        try (Connection connection = hub();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            assertThat(Browsing.of(session, "in.north", null, 1, Message::getJMSMessageID))
                    .hasSize(1);
            assertThat(Browsing.of(session, "in.north", null, 9, Message::getJMSMessageID))
                    .hasSize(2);
            assertThat(Browsing.of(session, "in.north", "nothing = 'such'", 9, Message::getJMSMessageID))
                    .isEmpty();
        }
    }

    @Test
    void readsALargeOneWhole() throws Exception {
        byte[] large = "a boat, ".repeat(40_000).getBytes(StandardCharsets.UTF_8);
        try (Connection connection = broker.core("north");
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("in.north"))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(large);
            producer.send(message);
        }
        try (Connection connection = hub();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            assertThat(Browsing.of(session, "in.north", null, 1, message -> message.getBody(byte[].class)))
                    .containsExactly(large);
        }
    }

    @Test
    void takesAConnectionThatEndsForNoEmptyQueue() throws Exception {
        try (Connection connection = hub();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(() -> Browsing.of(
                            endedAfterTheBrowserIsThere(session), "in.north", null, 9, Message::getJMSMessageID))
                    .isInstanceOf(JMSException.class);
        }
    }

    @Test
    void findsNoMarksWhereAnOlderBrokerHasNoQueueForThem() throws Exception {
        CheckpointQueue checkpoints = new CheckpointQueue(broker.broker().connectionFactory(), broker.broker());
        assertThat(checkpoints.checkpoints()).contains(List.<CheckpointQueue.QueuedCheckpoint>of());
        broker.broker().server().destroyQueue(SimpleString.of(QueueNames.JOURNAL_CHECKPOINT), null, false);
        assertThat(checkpoints.checkpoints()).isEmpty();
    }

    private Connection hub() throws JMSException {
        Connection connection = broker.broker().connectionFactory().createConnection();
        connection.start();
        return connection;
    }

    /** The broker ends when the browser has begun. */
    private Session endedAfterTheBrowserIsThere(Session session) {
        return instead(
                Session.class,
                session,
                "createBrowser",
                browser -> instead(QueueBrowser.class, (QueueBrowser) browser, "getEnumeration", all -> {
                    broker.close();
                    return all;
                }));
    }

    private interface Change {
        Object of(Object answer) throws Exception;
    }

    private static <T> T instead(Class<T> type, T real, String name, Change change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(real, arguments);
                        return method.getName().equals(name) ? change.of(answer) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
