package org.flaghoist.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.BrokerRights;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.operator.Holds;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.people.Person;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub that publishes, and two systems that have subscribed, each by its protocol. */
class EventTopicTest {

    private static final String PASSWORD = BrokerFixture.password(BrokerRights.EVENTS);

    /** In everything that people and senders write. */
    private static final String PERSONAL = "Jane-Roe";

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent("--flaghoist.events.publish=true", "--flaghoist.events.password=" + PASSWORD);
    }

    @Test
    void tellsEachSubscriberAllThatHappensInItsOrderAndNothingPersonal() throws Exception {
        try (Subscription one = Subscription.of(hub.core(BrokerRights.EVENTS, "?clientID=siem"));
                Subscription other = Subscription.of(hub.amqp(BrokerRights.EVENTS, "?jms.clientID=statistics"))) {
            work();
            List<JsonNode> all = work(takeAll(one));

            assertThat(work(takeAll(other))).isEqualTo(all);
            assertThat(all)
                    .extracting(event -> event.path("id").asText())
                    .doesNotHaveDuplicates()
                    .containsAll(sealedFrom(all.get(0).path("id").asText()));
            assertThat(all).extracting(event -> event.path("link").asLong()).isSorted();
            assertThat(all).allSatisfy(event -> assertThat(event.toString()).doesNotContainIgnoringCase(PERSONAL));
            assertThat(all)
                    .extracting(event -> event.path("kind").asText())
                    .contains("RECEIVED", "ACCEPTED", "REJECTED", "HELD", "VOTED", "DECIDED", "DISCARDED", "DELIVERED");
        }
    }

    /** As if the hub had died between the broker's commit and its own. */
    @Test
    void publishesAgainAfterACrashAndMissesNothing() throws Exception {
        List<String> seen = new ArrayList<>();
        try (Subscription one = Subscription.of(hub.core(BrokerRights.EVENTS, "?clientID=siem"))) {
            work();
            takeAll(one).forEach(event -> seen.add(event.path("id").asText()));
        }
        hub.stop();
        hub.start();
        JdbcClient sql = JdbcClient.create(hub.bean(DataSource.class));
        sql.sql("update feed_position set link = link - 3").update();

        hub.send("north", Notifications.of("north", "N-9", "INTELLIGENCE", "\"west\""));
        hub.receive("west", 1);
        awaitTakenRecorded();
        try (Subscription one = Subscription.of(hub.core(BrokerRights.EVENTS, "?clientID=siem"))) {
            takeAll(one).forEach(event -> seen.add(event.path("id").asText()));
        }

        assertThat(seen).containsAll(sealedFrom(seen.get(0)));
        assertThat(new HashSet<>(seen)).hasSizeLessThan(seen.size());
    }

    /** What partners send and people do: accepted, rejected, held, released, discarded. */
    private void work() throws Exception {
        hub.send("north", Notifications.of("north", PERSONAL + "-1", "INTELLIGENCE", "\"west\",\"east\""));
        hub.send("north", Notifications.of("north", PERSONAL + "-2", "ARREST", "\"west\""));
        hub.send("north", "{\"" + PERSONAL + "\": \"" + PERSONAL + "\"}");
        hub.receive("west", 1);
        String hold = await().until(() -> hub.bean(Holds.class).list("west", 1), found -> !found.isEmpty())
                .get(0)
                .id();
        hub.bean(Holds.class).release(hold, Person.local(PERSONAL + "-a"), "known to " + PERSONAL);
        hub.bean(Holds.class).release(hold, Person.local(PERSONAL + "-b"), "known to " + PERSONAL);
        hub.receive("west", 1);
        await().until(() -> hub.count("dead.in.north") > 0);
        hub.bean(DeadLetters.class)
                .discardAll(
                        new ParkedFilter(ParkedFilter.DEAD, null, null, null, null, null),
                        PERSONAL,
                        "asked for by " + PERSONAL);
        await().until(() -> hub.decided("north", PERSONAL + "-1").contains("east DELIVERED R1"));
        awaitTakenRecorded();
    }

    private void awaitTakenRecorded() {
        await().until(() -> hub.count(QueueNames.TAKEN) == 0);
    }

    /** Until all that is recorded by then is published. */
    private List<JsonNode> takeAll(Subscription subscription) throws JMSException, IOException {
        await().until(() -> count("select count(*) from unsealed") == 0);
        await().until(() -> count("select count(*) from seal where link > (select link from feed_position)") == 0);
        return subscription.take();
    }

    /** Without what the hub says of its start: that goes on while others subscribe. */
    private static List<JsonNode> work(List<JsonNode> events) {
        return events.stream()
                .dropWhile(event -> !event.path("kind").asText().equals("RECEIVED"))
                .toList();
    }

    private long count(String query) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql(query)
                .query(Long.class)
                .single();
    }

    /** The names of the first events of all links from one on. */
    private List<String> sealedFrom(String first) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select link, hash from seal where link >= ? order by link")
                .param(Long.parseLong(first.replaceFirst("\\..*", "")))
                .query((row, number) ->
                        row.getLong("link") + "." + row.getString("hash").substring(0, 12) + ".0")
                .list();
    }
}
