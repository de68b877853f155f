package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

/** How many messages there are in a batch by how long the one before took. */
class BatchSizeTest {

    private static final int MANY = 120;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final AtomicInteger handled = new AtomicInteger();
    /** By the container's clock. */
    private final AtomicLong time = new AtomicLong();

    private BrokerFixture broker;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        broker.close();
    }

    @Test
    void takesFewerTogetherWhereTheirWorkTakesLong() throws Exception {
        send();

        take(LONGEST.dividedBy(5), Duration.ZERO);

        assertThat(batches).startsWith(1, 2, 4, 4, 4);
    }

    @Test
    void takesNoFewerWhereWhatIsSentHasToWait() throws Exception {
        send();

        take(Duration.ZERO, LONGEST.multipliedBy(2));

        assertThat(batches).containsExactly(1, 2, 4, 8, 16, 32, 50, 7);
    }

    private void take(Duration work, Duration beforeSend) throws Exception {
        SharedConnection connection = new SharedConnection(broker.broker().connectionFactory(), 5);
        MessageListenerContainerFactory factory =
                endpoint -> new BatchContainer(endpoint, 50, LONGEST, together(beforeSend), failures(), time::get);
        context.addComponent("jms", new BrokerBeans().jms(connection, factory));
        context.getRegistry().bind("batches", MessageListenerContainerFactory.class, factory);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:in.north?consumerType=Custom&messageListenerContainerFactory=#batches")
                        .process(exchange -> time.addAndGet(work.toNanos()))
                        .to("jms:queue:out.north")
                        .process(exchange -> handled.incrementAndGet());
            }
        });
        context.start();
        await().until(() -> handled.get() == MANY);
    }

    private BatchContainer.Together together(Duration beforeSend) {
        return new BatchContainer.Together() {
            @Override
            public void run(String queue, boolean again, Runnable work) {
                work.run();
            }

            @Override
            public void before(String queue, List<Message> messages) {
                batches.add(messages.size());
            }

            @Override
            public void beforeSend(boolean again, List<ReadyMessage> messages) {
                time.addAndGet(beforeSend.toNanos());
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

    private void send() throws JMSException {
        try (Connection connection = broker.core("north");
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue("in.north"))) {
            for (int i = 0; i < MANY; i++) {
                producer.send(session.createBytesMessage());
            }
            session.commit();
        }
    }
}
