package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Operators change a partner's state at either of two hubs, and the partner sends as soon as they see that it is done.
 */
@AtLength
class TwoHubsTestModeIT {

    private static final String PARTNER = "uk";
    private static final int ROUNDS = 10;
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void takesWhatComesAfterAChangeByTheNewStateWhicheverHubHasMadeIt(@TempDir Path directory) throws Exception {
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, Seed.ofThisRun(), broker.ways())) {
            List<HubProcess> hubs = List.of(production.stage().hub(), production.another());
            for (HubProcess hub : hubs) {
                hub.start();
                hub.awaitReady();
            }
            List<Integer> due = new ArrayList<>();
            try (Connection connection = broker.ways().core(PARTNER).createConnection();
                    Session session = connection.createSession();
                    MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in(PARTNER)))) {
                for (int round = 1; round <= ROUNDS; round++) {
                    HubProcess hub = hubs.get(round % hubs.size());
                    changeAndSend(hub, "test", session, producer);
                    changeAndSend(hub, "activate", session, producer);
                    due.addAll(List.of(round, 0));
                }
            }

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(testRuns(production)).hasSize(due.size()));
            assertThat(testRuns(production)).isEqualTo(due);
        }
    }

    private static void changeAndSend(HubProcess hub, String operation, Session session, MessageProducer producer)
            throws Exception {
        JsonNode answer = hub.ask("tester", "Partner,name=" + PARTNER, operation, "asked for by the test");
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        send(session, producer);
    }

    private static void send(Session session, MessageProducer producer) throws JMSException {
        producer.send(session.createTextMessage("{}"));
    }

    private static List<Integer> testRuns(Production production) {
        return JdbcClient.create(production.database())
                .sql("select test_run from entry where sender = ? order by id")
                .param(PARTNER)
                .query(Integer.class)
                .list();
    }
}
