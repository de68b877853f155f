package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final DefaultCamelContext context = new DefaultCamelContext();

    private final List<Boolean> ended = new CopyOnWriteArrayList<>();
    private final AtomicBoolean breaksOff = new AtomicBoolean(true);

    private BrokerFixture broker;

    private SharedConnection connection;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
        connection = new SharedConnection(broker.broker().connectionFactory(), 5);
        MessageListenerContainerFactory factory =
                endpoint -> new BatchContainer(endpoint, 50, Duration.ofMinutes(1), together(), failures());
        context.addComponent("jms", new BrokerBeans().jms(connection, factory));
        context.getRegistry().bind("batches", MessageListenerContainerFactory.class, factory);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:in.north?consumerType=Custom&messageListenerContainerFactory=#batches")
                        .log("taken");
            }
        });
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        broker.close();
    }

    private BatchContainer.Together together() {
        return new BatchContainer.Together() {
            @Override
            public void run(String queue, boolean again, Runnable work) {
                work.run();
                if (breaksOff.getAndSet(false)) {
                    connection.standBack();
                    connection.comeBack();
                }
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
        try (Connection sender = broker.broker().connectionFactory().createConnection();
                Session session = sender.createSession(Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue("in.north")).send(session.createTextMessage("one"));
        }

        context.start();

        await().atMost(LONG).until(() -> !ended.isEmpty());
        assertThat(ended).first().isEqualTo(false);
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
