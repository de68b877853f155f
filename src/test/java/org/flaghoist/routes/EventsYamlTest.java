package org.flaghoist.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.timer.TimerEndpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.flaghoist.cluster.Lease;
import org.flaghoist.feed.FeedBatch;
import org.flaghoist.feed.FeedEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code events.camel.yaml}: what the ledger's chain has sealed is published on a topic of the broker. */
final class EventsYamlTest extends CamelTestSupport {

    private StepRecorder steps;
    private RouteSetup setup;
    private MockEndpoint topic;

    /** The methods that the route calls. */
    public interface Steps {
        Object next();

        Object published(FeedBatch batch);
    }

    @Override
    public void configureTest(TestExecutionConfiguration test) {
        super.configureTest(test);
        test.withUseAdviceWith(true);
    }

    @BeforeEach
    void load() throws Exception {
        steps = new StepRecorder(context.getRegistry());
        steps.beans(Steps.class, "eventFeed");
        steps.beans(ExceptionHandler.class, "feedOutages");
        steps.policy("eventsCommit");
        setup = new RouteSetup(context, "events");
        setup.mockOtherSystems("events");
        topic = getMockEndpoint("mock:jms:topic:events");
        topic.whenAnyExchangeReceived(exchange -> steps.record("sends"));
    }

    /** @param next what the feed answers */
    private Exchange publish(Object next) throws Exception {
        steps.answer("eventFeed", next);
        setup.replaceFrom("events");
        context.start();
        context.getRouteController().startRoute("events");
        return template.send("direct:events", tick -> {});
    }

    private static FeedBatch batch(int events) {
        return new FeedBatch(
                0,
                events,
                LongStream.rangeClosed(1, events)
                        .mapToObj(link ->
                                new FeedEvent("e" + link, link, "2026-06-01", "HELD", "hub", null, "ö", null, Map.of()))
                        .toList(),
                Lease.UNSHARED);
    }

    @Test
    void sendsTheEventsInOneCommitOfTheBrokerAndRecordsThemThen() throws Exception {
        FeedBatch batch = batch(101);

        publish(batch);

        assertThat(steps.calls())
                .containsExactly(
                        "eventFeed.next()",
                        "eventsCommit begins",
                        "sends",
                        "sends",
                        "eventsCommit ends",
                        "eventFeed.published(" + batch + ")");
    }

    @Test
    void sendsSomeEventsTogetherAsAJsonText() throws Exception {
        publish(batch(2));

        assertThat(topic.getExchanges())
                .singleElement()
                .extracting(Exchange::getMessage)
                .satisfies(message -> assertThat(message.getHeaders()).isEmpty())
                .extracting(message -> message.getBody())
                .isEqualTo(("[{'id':'e1','link':1,'at':'2026-06-01','kind':'HELD','by':'hub','partner':'ö'},"
                                + "{'id':'e2','link':2,'at':'2026-06-01','kind':'HELD','by':'hub','partner':'ö'}]")
                        .replace('\'', '"'));
    }

    @Test
    void commitsNothingWhereNoEventIsToBePublished() throws Exception {
        publish(batch(0));

        assertThat(steps.calls()).containsExactly("eventFeed.next()");
    }

    @Test
    void recordsNothingWhereTheBrokerRefusesAMessage() throws Exception {
        Exception failure = new IllegalStateException("the broker is away");
        topic.whenExchangeReceived(2, message -> message.setException(failure));

        Exchange exchange = publish(batch(300));

        assertThat(exchange.getException()).hasRootCause(failure);
        assertThat(steps.calls())
                .containsExactly("eventFeed.next()", "eventsCommit begins", "sends", "eventsCommit fails");
    }

    @Test
    void leavesAnInfrastructureFailureToTheTimer() throws Exception {
        Exception failure = new IllegalStateException("the database is away");

        Exchange exchange = publish(failure);

        assertThat(exchange.getException()).isSameAs(failure);
        assertThat(exchange.getProperty(Exchange.EXCEPTION_CAUGHT))
                .as("seen by an error handler")
                .isNull();
    }

    @Test
    void readsEveryHalfSecondButOnlyWhereTheHubIsToPublish() {
        context.start();

        TimerEndpoint timer = (TimerEndpoint) context.getRoute("events").getEndpoint();
        assertThat(timer.getPeriod()).isEqualTo(500);
        assertThat(context.getRouteController().getRouteStatus("events")).isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void reportsAFailureAndReadsTheSameEventsAgainAtTheNextTick() throws Exception {
        steps.answer("eventFeed", new IllegalStateException("the database is away"));
        context.start();

        context.getRouteController().startRoute("events");

        await().untilAsserted(() -> assertThat(steps.calls())
                .filteredOn(call -> call.startsWith("feedOutages.") && call.contains("the database is away"))
                .hasSizeGreaterThan(1));
        steps.answer("eventFeed", batch(1));
        await().untilAsserted(() -> assertThat(steps.calls()).last().asString().startsWith("eventFeed.published("));
    }
}
