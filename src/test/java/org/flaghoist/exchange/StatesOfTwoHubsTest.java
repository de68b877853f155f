package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs on one ledger and one broker, which marks no message: one changes a state, the other handles what comes. */
@Tag(HubFixture.OWN)
class StatesOfTwoHubsTest {

    private static final int LARGEST = 1_000_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private HubFixture hub;
    private Connection connection;
    private PartnerStates here;
    private PartnerStates there;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
        hub.bean(CamelContext.class).getRouteController().stopRoute("translate-north");
        // The hub's own, so that the broker does not mark what it sends.
        connection = hub.bean(Broker.class).connectionFactory().createConnection();
        connection.start();
        here = states(Duration.ZERO);
        there = states(Duration.ZERO);
    }

    @AfterEach
    void stop() throws Exception {
        connection.close();
        hub.close();
    }

    @Test
    void takesAMessageForWhatItIsByAChangeThatAnotherHubHasJustMade() throws Exception {
        test(there);
        send();
        assertThat(testRunOfTheNext()).isEqualTo(1);

        activate(there);
        send();
        assertThat(testRunOfTheNext()).isZero();
    }

    @Test
    void takesAMessageForWhatItWasWhenItCame() throws Exception {
        send();
        test(there);
        send();
        activate(here);
        send();

        assertThat(testRunOfTheNext()).isZero();
        assertThat(testRunOfTheNext()).isEqualTo(1);
        assertThat(testRunOfTheNext()).isZero();
    }

    @Test
    void doesNotDependOnTheClocksOfTheHubs() throws Exception {
        for (Duration ahead : new Duration[] {HOUR, HOUR.negated()}) {
            there = states(ahead);
            test(there);
            here.refresh();
            send();
            activate(here);
            send();

            assertThat(testRunOfTheNext()).as("test, clock ahead by %s", ahead).isPositive();
            assertThat(testRunOfTheNext()).as("live, clock ahead by %s", ahead).isZero();
        }
    }

    @Test
    void goesOnWithATestOverAPause() throws Exception {
        test(there);
        there.change("north", PartnerState.PAUSED, "night-desk", "asked for by the test");
        send();

        assertThat(testRunOfTheNext()).isEqualTo(1);
    }

    @Test
    void knowsOfRecipientsToo() throws Exception {
        there.change("west", PartnerState.TESTING, "night-desk", "asked for by the test");
        send();
        testRunOfTheNext();

        assertThat(here.isTesting("west")).isTrue();
    }

    @Test
    void asksNothingAboutAMessageThatHadComeWhenTheStatesWereLastRead() throws Exception {
        send();
        here.refresh();
        there.change("west", PartnerState.TESTING, "night-desk", "asked for by the test");

        testRunOfTheNext();

        assertThat(here.isTesting("west")).isFalse();
    }

    private PartnerStates states(Duration ahead) {
        PartnerStateStore partnerStateStore = new PartnerStateStore(
                hub.bean(DataSource.class), hub.bean(Ledger.class), Clock.offset(Clock.systemUTC(), ahead));
        PartnerStates states = new PartnerStates(
                partnerStateStore, hub.bean(Setup.class).partners().all(), true);
        states.orderedBy(hub.bean(Broker.class));
        return states;
    }

    private static void test(PartnerStates states) {
        states.change("north", PartnerState.TESTING, "night-desk", "asked for by the test");
    }

    private static void activate(PartnerStates states) {
        states.change("north", PartnerState.ACTIVE, "night-desk", "asked for by the test");
    }

    private void send() throws JMSException {
        try (Session session = connection.createSession()) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes("{}".getBytes(StandardCharsets.UTF_8));
            session.createProducer(session.createQueue(QueueNames.in("north"))).send(message);
        }
    }

    private int testRunOfTheNext() throws JMSException {
        IncomingReader reader =
                new IncomingReader(hub.bean(Broker.class).nodeId(), Set.of(), LARGEST, token -> Optional.empty(), here);
        try (Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.in("north")))) {
            Message message = consumer.receive(60_000);
            return reader.read(message, QueueNames.in("north")).arrival().testRun();
        }
    }
}
