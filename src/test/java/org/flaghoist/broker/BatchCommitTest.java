package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.Consumer;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.apache.camel.impl.DefaultCamelContext;
import org.flaghoist.hub.BrokerBeans;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.support.JmsUtils;

/** What a batch's work hears of the broker's commit. */
class BatchCommitTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int SOME = 30;
    /** So long that all of them are more than what a client acknowledges at once by itself. */
    private static final int LONG_TEXT = 40_000;

    private final DefaultCamelContext context = new DefaultCamelContext();

    private final List<Boolean> ended = new CopyOnWriteArrayList<>();

    /** What happens once, between a batch's work and its commit. */
    private final AtomicReference<Meanwhile> meanwhile = new AtomicReference<>(SharedConnection::standBack);

    /** Acknowledgements that went out on a connection after it had ended. */
    private final List<Packet> late = new CopyOnWriteArrayList<>();

    private BrokerFixture broker;

    private interface Meanwhile {

        void happens(SharedConnection connection);
    }

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
    }

    private void takeFrom(String queue, String to, ActiveMQConnectionFactory way) throws Exception {
        way.getServerLocator().addOutgoingInterceptor((packet, over) -> {
            if (packet.getType() == PacketImpl.SESS_ACKNOWLEDGE && over.isDestroyed()) {
                late.add(packet);
            }
            return true;
        });
        SharedConnection connection = new SharedConnection(way, 5);
        MessageListenerContainerFactory factory =
                endpoint -> new BatchContainer(endpoint, 50, Duration.ofMinutes(1), together(connection), failures());
        context.addComponent("jms", new BrokerBeans().jms(connection, factory));
        context.getRegistry().bind("batches", MessageListenerContainerFactory.class, factory);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:" + queue + "?consumerType=Custom&messageListenerContainerFactory=#batches"
                                + "&recoveryInterval=100")
                        .to(to);
            }
        });
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        broker.close();
    }

    private BatchContainer.Together together(SharedConnection connection) {
        return new BatchContainer.Together() {
            @Override
            public void run(String queue, boolean again, Runnable work) {
                work.run();
                meanwhile.getAndSet(each -> {}).happens(connection);
                connection.comeBack();
            }

            @Override
            public void ended(String queue, boolean committed) {
                ended.add(committed);
            }
        };
    }

    private static BatchContainer.Failures failures() {
        return new BatchContainer.Failures() {
            @Override
            public void beforeRollback(BatchContainer.Failure failure) {}

            @Override
            public void stopping(String queue) {}
        };
    }

    @Test
    void takesNothingForCommittedWhereTheConnectionEndedBefore() throws Exception {
        send("in.north");

        takeFrom("in.north", "log:taken", (ActiveMQConnectionFactory)
                broker.broker().connectionFactory());

        assertTakenAgain("in.north");
    }

    @Test
    void takesNothingForCommittedWhereTheConnectionOverANetworkEndedBefore() throws Exception {
        send("out.north");

        takeFrom("out.north", "log:taken", overNetwork());

        assertTakenAgain("out.north");
    }

    private ActiveMQConnectionFactory overNetwork() {
        Map<String, Object> port =
                Map.of(TransportConstants.PORT_PROP_NAME, broker.settings().corePort());
        return HubConnections.through(new TransportConfiguration(NettyConnectorFactory.class.getName(), port))
                .setUser("north")
                .setPassword(BrokerFixture.password("north"));
    }

    @Test
    void acknowledgesNothingBeforeItCommitsHoweverMuchItIs() throws Exception {
        for (int i = 0; i < SOME; i++) {
            send("in.north", "x".repeat(LONG_TEXT));
        }
        ActiveMQConnectionFactory way =
                (ActiveMQConnectionFactory) broker.broker().connectionFactory();
        List<Packet> acknowledged = new CopyOnWriteArrayList<>();
        way.getServerLocator().addOutgoingInterceptor((packet, over) -> {
            if (packet.getType() == PacketImpl.SESS_ACKNOWLEDGE) {
                acknowledged.add(packet);
            }
            return true;
        });

        try (Connection connection = way.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue("in.north"))) {
            connection.start();
            for (int i = 0; i < SOME; i++) {
                assertThat(consumer.receive(60_000)).isNotNull();
            }
            assertThat(acknowledged).isEmpty();
            session.commit();
        }

        assertThat(acknowledged).isNotEmpty();
        assertThat(broker.count("in.north")).isZero();
    }

    private void send(String queue) throws JMSException {
        send(queue, "one");
    }

    private void send(String queue, String text) throws JMSException {
        try (Connection sender = broker.broker().connectionFactory().createConnection();
                Session session = sender.createSession(Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        }
    }

    /** As it does with one that it cannot give a message; the client is not told. */
    @Test
    void sendsNothingWhereTheBrokerRemovesTheConsumerThatTookIt() throws Exception {
        assertSentOnce("in.north", this::remove, "held.north", (ActiveMQConnectionFactory)
                broker.broker().connectionFactory());
    }

    @Test
    void sendsNothingWhereSomebodyClosesTheConsumerThatTookIt() throws Exception {
        assertSentOnce("in.north", this::closeByManagement, "held.north", (ActiveMQConnectionFactory)
                broker.broker().connectionFactory());
    }

    @Test
    void sendsNothingOverANetworkWhereTheBrokerRemovesTheConsumerThatTookIt() throws Exception {
        assertSentOnce("out.north", this::remove, "in.north", overNetwork());
    }

    private void assertSentOnce(String from, Removal removal, String to, ActiveMQConnectionFactory way)
            throws Exception {
        meanwhile.set(connection -> removeConsumers(from, removal));
        send(from);

        takeFrom(from, "jms:queue:" + to, way);

        assertTakenAgain(from);
        assertThat(broker.count(to)).as("sent once").isOne();
    }

    private interface Removal {

        void of(ServerConsumer consumer) throws Exception;
    }

    private void remove(ServerConsumer consumer) throws Exception {
        consumer.close(true);
    }

    private void closeByManagement(ServerConsumer consumer) throws Exception {
        assertThat(broker.broker()
                        .server()
                        .getActiveMQServerControl()
                        .closeConsumerWithID(consumer.getSessionName(), String.valueOf(consumer.sequentialID())))
                .isTrue();
    }

    private void removeConsumers(String queue, Removal removal) {
        for (Consumer consumer :
                broker.broker().server().locateQueue(SimpleString.of(queue)).getConsumers()) {
            try {
                removal.of((ServerConsumer) consumer);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    /** The broker could have it in a transaction that nobody ends. */
    private void assertTakenAgain(String queue) {
        await().atMost(LONG).until(() -> broker.count(queue) == 0);
        await().atMost(LONG).until(() -> ended.size() == 2);
        assertThat(ended).containsExactly(false, true);
        assertThat(late).isEmpty();
    }

    /** By which the container commits. */
    @Test
    void takesNothingForCommittedWhereTheSessionIsClosedJustThen() throws Exception {
        try (Connection sender = broker.broker().connectionFactory().createConnection();
                Session session = sender.createSession(Session.SESSION_TRANSACTED)) {
            assertThatThrownBy(() -> JmsUtils.commitIfNecessary(closedBeforeItCommits(session)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private static Session closedBeforeItCommits(Session session) {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        session.close();
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
