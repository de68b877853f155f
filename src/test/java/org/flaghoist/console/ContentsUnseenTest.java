package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.broker.Broker;
import org.flaghoist.testing.DemoHub;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a message says is seen over the operations that record who looked, and over no other MBean. */
@Tag(HubFixture.OWN)
class ContentsUnseenTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    /** In bodies, and as what is wrong with one it is among the properties. */
    private static final String NAME = "Plantedname";
    /** In bodies. */
    private static final String DOCUMENT = "ZZ9900001";

    @AutoClose
    private static DemoHub hub;

    @BeforeAll
    static void plantsAMessageOnEachKindOfQueue(@TempDir Path data) throws Exception {
        hub = new DemoHub(
                data,
                "--flaghoist.demo.samples=false",
                // Each refusal is logged there, and here are thousands.
                "--logging.level.org.flaghoist.console.ConsoleRestrictor=WARN");
        String arrest = Files.readString(Path.of("src/main/resources/demo/uk/arrest.json"))
                .replace("Testov", NAME);
        send(arrest);
        send(arrest.replace("ARREST_REPORT", NAME).replace("SB/0103", "SB/9103"));
        Broker broker = hub.bean(Broker.class);
        for (String queue : List.of("out.europol", "out.at", "held.ly", "dead.in.uk")) {
            await().atMost(LONG).until(() -> broker.count(queue) > 0);
        }
        assertThat(EverythingShown.byMBeans()).contains(NAME);
    }

    @Test
    void showsNoAttributeOfAnyMBeanToAViewer() throws Exception {
        assertThat(withoutContents(asked("viewer").attributes())).contains("MessageCount", "ExchangesTotal");
    }

    /** Nor to whoever may look at contents: that leaves no record. */
    @Test
    void showsNoAttributeOfAnyMBeanToAReleaser() throws Exception {
        assertThat(withoutContents(asked("releaser-1").attributes())).contains("MessageCount", "ExchangesTotal");
    }

    @Test
    void showsNoAnswerOfAnyOperationToAViewer() throws Exception {
        assertThat(withoutContents(asked("viewer").operations())).contains("listQueues", "dumpRoutesAsXml");
    }

    /** Counted by what is wrong with them, the answer has it. */
    @Test
    void countsNoMessagesByTheirPropertiesForAnybody() throws Exception {
        for (String user : List.of("viewer", "releaser-1")) {
            withoutContents(asked(user).counted("flaghoist_detail"));
        }
    }

    private static AllBeansAsked asked(String user) throws Exception {
        Browser browser = new Browser(URI.create(hub.address()).getPort());
        browser.logIn(user, hub.password(user));
        return new AllBeansAsked(browser);
    }

    private static String withoutContents(String answers) {
        assertThat(List.of(NAME, DOCUMENT))
                .allSatisfy(secret -> assertThat(answers.contains(secret))
                        .as(around(answers, secret))
                        .isFalse());
        return answers;
    }

    private static String around(String text, String secret) {
        int at = Math.max(0, text.indexOf(secret));
        return text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 100));
    }

    private static void send(String text) throws Exception {
        String password = hub.clients().at("/partners/uk/password").asText();
        try (Connection connection = new ActiveMQConnectionFactory(
                                hub.clients().path("core").asText())
                        .createConnection("uk", password);
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue("in.uk")).send(session.createTextMessage(text));
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
