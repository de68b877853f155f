package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.flaghoist.hub.BrokerBeans;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.FaultProxy;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

/** A hub that comes to its broker over a network, as {@code north}. */
final class SharedConnectionTest {

    private static final int ROUTES = 20;

    /** How long a try waits for a broker that does not answer. */
    private static final int SHORT_MILLIS = 500;

    private static final Duration LONGER_THAN_THE_TEST = Duration.ofHours(1);

    @AutoClose
    private BrokerFixture broker;

    @AutoClose
    private FaultProxy network;

    @AutoClose
    private ActiveMQConnectionFactory way;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
        network = new FaultProxy(broker.settings().corePort());
        way = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + network.port());
        way.setUser("north");
        way.setPassword(BrokerFixture.password("north"));
    }

    @Test
    void triesToReachNoBrokerWhileTheHubStops() throws Exception {
        SharedConnection connection = new SharedConnection(way, 1);
        network.refuse();
        assertThatThrownBy(connection::createConnection).hasMessageContaining("Failed to create session factory");

        connection.on(new ContextClosedEvent(new StaticApplicationContext()));

        assertThatThrownBy(connection::createConnection).hasMessageContaining("this hub stops");
    }

    @Test
    void makesOneTryForAllWhoWantItWhileTheBrokerIsAway() throws Exception {
        way.setCallTimeout(SHORT_MILLIS);
        SharedConnection connection = new SharedConnection(way, 1, LONGER_THAN_THE_TEST);
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> routes = IntStream.range(0, ROUTES)
                .mapToObj(route -> new Thread(() -> fail(connection, together, failures)))
                .toList();
        network.cutAfter(null, 0);

        routes.forEach(Thread::start);
        together.countDown();
        for (Thread route : routes) {
            route.join();
        }

        assertThat(failures).hasValue(ROUTES);
        await().untilAsserted(() -> assertThat(network.taken()).isOne());
        network.heal();
        assertThatThrownBy(connection::createConnection).hasMessageContaining("Failed to create session factory");
        assertThat(network.taken()).isOne();
    }

    @Test
    void isThereForAllRoutesAgainWhenTheBrokerIs() throws Exception {
        SharedConnection connection = new SharedConnection(way, ROUTES);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent(
                    "jms",
                    new BrokerBeans()
                            .jms(
                                    connection,
                                    endpoint -> BatchContainer.ofOne(
                                            endpoint, (queue, again, work) -> work.run(), failures())));
            context.addRoutes(routes());
            context.start();
            await().until(() -> broker.broker().consumers("out.north") == ROUTES);

            network.refuse();
            await().untilAsserted(() -> assertThatThrownBy(connection::createConnection)
                    .hasMessageContaining("Failed to create session factory"));
            await().until(() -> broker.broker().consumers("out.north") == 0);
            network.heal();

            await().until(() -> broker.broker().consumers("out.north") == ROUTES);
        }
    }

    private static void fail(SharedConnection connection, CountDownLatch together, AtomicInteger failures) {
        try {
            together.await();
            connection.createConnection();
        } catch (JMSException e) {
            failures.incrementAndGet();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                IntStream.range(0, ROUTES)
                        .forEach(route ->
                                from("jms:queue:out.north?receiveTimeout=100").to("log:taken" + route));
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
}
