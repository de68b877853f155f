package org.flaghoist.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerRights;
import org.flaghoist.broker.EventSubscriptions;
import org.flaghoist.broker.EventsSettings;
import org.flaghoist.broker.ExternalBroker;
import org.flaghoist.broker.QueueCheck;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.Certificates;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external broker with {@code config/broker.xml}, and the example of a system that subscribes there. */
class EventSubscriberIT {

    private static final String NAME = "statistics";
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    @Test
    void getsEachEventOnceAndWhatHappenedWhileItWasAway(@TempDir Path directory) throws Exception {
        assumeInstalled();
        Certificates certificates = new Certificates(directory.resolve("authority"));
        for (String user : List.of(BrokerRights.HUB, BrokerRights.EVENTS, "uk", "europol", "at")) {
            certificates.certify(user);
        }
        try (BrokerProcessFixture process = new BrokerProcessFixture(directory, certificates);
                ExternalBroker broker =
                        new ExternalBroker(process.ways().settings(certificates.store(BrokerRights.HUB)))) {
            broker.start();
            assertThat(check(broker, directory)).noneMatch(fault -> fault.contains("events"));
            String url = process.amqp();
            String folder = process.pem(BrokerRights.EVENTS).toString();
            Process first = start("docker/events/subscriber.py", url, folder, NAME, "2");
            subscribed(broker, 1);
            publish(broker, 1, 1, 2);
            assertThat(lines(first)).containsExactly(event(1), event(2));

            publish(broker, 3, 4);
            await().untilAsserted(() ->
                    assertThat(new EventSubscriptions(broker).unread().values()).containsExactly(2L));
            assertThat(lines(start("docker/events/subscriber.py", url, folder, NAME, "2")))
                    .containsExactly(event(3), event(4));

            assertThat(lines(start("docker/events/subscriber.py", url, folder, NAME, "--end")))
                    .isEmpty();
            subscribed(broker, 0);
        }
    }

    private static List<String> check(Broker broker, Path directory) throws IOException {
        BrokerPlan plan =
                BrokerPlan.of(TestPartners.of("uk", "europol", "at"), new EventsSettings(true, 100_000, null));
        return new QueueCheck(broker, plan, BrokerFixture.settings(directory)).faults();
    }

    private static void subscribed(Broker broker, int subscriptions) {
        await().untilAsserted(() ->
                assertThat(new EventSubscriptions(broker).unread()).hasSize(subscriptions));
    }

    private static void publish(Broker broker, int... numbers) throws JMSException {
        try (Connection hub = broker.connectionFactory().createConnection();
                Session session = hub.createSession()) {
            for (int number : numbers) {
                session.createProducer(session.createTopic("events"))
                        .send(session.createTextMessage("[" + event(number) + "]"));
            }
        }
    }

    private static String event(int number) {
        return "{\"id\":\"" + number + ".9f86d081884c.0\"}";
    }

    private static List<String> lines(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    /** Skips the test where the machine has no Qpid Proton, unless {@code -Dflaghoist.proton=required}. */
    private static void assumeInstalled() throws Exception {
        if (Files.isExecutable(PYTHON) && start("-c", "import proton").waitFor() == 0) {
            return;
        }
        String missing = "no Qpid Proton for Python here (Debian: apt-get install python3-qpid-proton)";
        if ("required".equals(System.getProperty("flaghoist.proton"))) {
            fail(missing + ", and it is required");
        }
        abort(missing);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "-u"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
