package org.flaghoist.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerRights;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A broker that takes no more events, as one of two systems does not read. */
@Tag(HubFixture.OWN)
class RefusedEventsTest {

    private static final int MOST_UNREAD = 200;
    private static final Duration PAUSE = Duration.ofSeconds(31);
    /** Each is another look at what is to be published. */
    private static final int LOOKS = 4;

    @AutoClose
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(
                directory,
                "--camel.main.jmx-management-m-beans-level=Default",
                "--flaghoist.events.publish=true",
                "--flaghoist.events.most-unread=" + MOST_UNREAD,
                "--flaghoist.events.password=" + BrokerFixture.password(BrokerRights.EVENTS));
        hub.start();
    }

    /** A broker that refuses logs each event that it refuses. */
    @Test
    void isAskedOnceInAPauseAndToldAllThatHappenedWhenItTakesEventsAgain() throws Exception {
        try (Subscription reading = Subscription.of(hub.core(BrokerRights.EVENTS, "?clientID=statistics"))) {
            Subscription.of(hub.core(BrokerRights.EVENTS, "?clientID=siem")).close();
            awaitPublished();
            fill();
            happens("N-1");
            await().until(() -> hub.bean(FeedOutages.class).isPause());
            long tries = exchanges("events-each");
            long looks = exchanges("events-next");
            happens("N-2");
            await().until(() -> exchanges("events-next") >= looks + LOOKS);
            assertThat(exchanges("events-each")).isEqualTo(tries);

            hub.moveClock(PAUSE);
            await().until(() -> exchanges("events-each") > tries
                    && hub.bean(FeedOutages.class).isPause());
            assertThat(exchanges("events-each")).isEqualTo(tries + 1);

            long from = position();
            reading.skip(() -> hub.count("statistics.all"));
            end("siem");
            hub.moveClock(PAUSE.multipliedBy(2));
            awaitPublished();
            assertThat(links(reading, sealedAfter(from))).containsSubsequence(sealedAfter(from));
        }
    }

    private void happens(String reference) throws JMSException {
        hub.send("north", "{\"" + reference + "\": 1}");
    }

    /** By something that is no event. */
    private void fill() throws JMSException {
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createTopic("events"))) {
            String full = "[]" + " ".repeat(20_000);
            for (int i = 0; i < 100 * MOST_UNREAD; i++) {
                producer.send(session.createTextMessage(full));
            }
        } catch (JMSException e) {
            // It is full.
            return;
        }
        throw new IllegalStateException("it takes more than it should");
    }

    private void end(String client) throws JMSException {
        try (Connection connection = hub.core(BrokerRights.EVENTS, "?clientID=" + client);
                Session session = connection.createSession()) {
            session.unsubscribe("all");
        }
    }

    private void awaitPublished() {
        await().until(() -> number("select count(*) from unsealed") == 0
                && sealedAfter(position()).isEmpty());
    }

    private static List<Long> links(Subscription subscription, List<Long> awaited) {
        List<Long> links = new ArrayList<>();
        await().pollInSameThread().until(() -> {
            subscription.take().forEach(event -> links.add(event.path("link").asLong()));
            return links.containsAll(awaited);
        });
        return links.stream().distinct().toList();
    }

    private List<Long> sealedAfter(long link) {
        return sql().sql("select link from seal where link > ? order by link")
                .param(link)
                .query(Long.class)
                .list();
    }

    private long position() {
        return number("select link from feed_position");
    }

    private long number(String query) {
        return sql().sql(query).query(Long.class).single();
    }

    private JdbcClient sql() {
        return JdbcClient.create(hub.bean(DataSource.class));
    }

    /** As Hawtio shows it of a step of the route. */
    private long exchanges(String step) {
        try {
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName("org.apache.camel:type=processors,name=\"" + step + "\",*");
            return (long)
                    beans.getAttribute(beans.queryNames(name, null).iterator().next(), "ExchangesTotal");
        } catch (JMException e) {
            throw new IllegalStateException(step, e);
        }
    }
}
