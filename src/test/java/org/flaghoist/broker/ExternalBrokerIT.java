package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.flaghoist.exchange.PieceSender;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Partner;
import org.flaghoist.testing.Attempts;
import org.flaghoist.testing.BrokerAnswers;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.BrokerWays;
import org.flaghoist.testing.Certificates;
import org.flaghoist.testing.GoneMachine;
import org.flaghoist.testing.Handshakes;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The broker of config/broker.xml as a process of its own, and what the hub knows of it. */
class ExternalBrokerIT {

    private static final int SHORT_MILLIS = 2_000;
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String IN = QueueNames.in("uk");
    static final BrokerPlan PLAN = plan();

    private static Certificates certificates;
    private static BrokerProcessFixture process;
    private static ExternalBroker broker;
    private static BrokerSettings settings;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        certificates = new Certificates(directory.resolve("authority"));
        for (String user : List.of(BrokerRights.HUB, "uk", "europol", "at")) {
            certificates.certify(user);
        }
        certificates.certifyInThePast("expired");
        certificates.certify("revoked");
        certificates.revoke("revoked");
        process = new BrokerProcessFixture(directory, certificates);
        settings = BrokerFixture.settings(directory);
        broker = new ExternalBroker(process.ways().settings(certificates.store(BrokerRights.HUB)));
        broker.start();
    }

    @AfterEach
    void empty() throws Exception {
        try (Connection hub = hub();
                Session session = hub.createSession()) {
            for (String queue : PLAN.queues().toList()) {
                try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                    while (consumer.receiveNoWait() != null) {
                        // It goes by being taken.
                    }
                }
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
        process.close();
    }

    @Test
    void hasAllThatTheSixPartnersNeed() {
        assertThat(new QueueCheck(broker, PLAN, settings).faults()).isEmpty();
        assertThat(broker.nodeId()).isNotBlank();
        assertThat(broker.isRunning()).isTrue();
        assertThat(broker.isDiskFull()).isFalse();
    }

    @Test
    void isAskedNothingMoreWhenTheHubStops() throws Exception {
        ExternalBroker left = new ExternalBroker(process.ways().settings(certificates.store(BrokerRights.HUB)));
        left.start();
        left.close();

        assertThatThrownBy(left::isDiskFull).isInstanceOf(CancellationException.class);
    }

    @Test
    void reportsWhatAPartnerLacksThere() {
        BrokerPlan plan = BrokerPlan.of(TestPartners.of("uk", "europol", "vn"));

        assertThat(new QueueCheck(broker, plan, settings).faults())
                .contains(
                        "queue in.vn is not there or not bound to its address",
                        "role vn must have the right to SEND on in.vn, and has no right");
    }

    @Test
    void knowsWhatWaitsAndSinceWhen() throws Exception {
        Instant begin = Instant.ofEpochMilli(System.currentTimeMillis());
        try (Connection hub = hub();
                Session session = hub.createSession(true, Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(IN))) {
            long taken = new CachedQueueCounts(broker).of(IN).taken();
            int consumed = 0;
            for (Connection uk :
                    List.of(process.amqp("uk"), process.ways().core("uk").createConnection())) {
                send(uk);
                // For a moment it is neither in the queue's list nor in the consumer's.
                Instant came = await().until(() -> broker.oldest(IN), Optional::isPresent)
                        .orElseThrow();
                assertThat(came).isBetween(begin, Instant.now());
                assertThat(broker.count(IN)).isOne();
                assertThat(broker.consumers(IN)).isOne();
                assertThat(new CachedQueueCounts(broker).of(IN))
                        .as("asked about all")
                        .isEqualTo(new QueueCounts(1, 1, taken + consumed));

                assertThat(consumer.receive(60_000)).isNotNull();
                assertThat(broker.oldest(IN)).as("in hand").contains(came);
                session.commit();
                assertThat(broker.oldest(IN)).isEmpty();
                consumed++;
                uk.close();
            }
            assertThat(new CachedQueueCounts(broker).of(IN).taken() - taken).isEqualTo(2);
        }
    }

    @Test
    void putsACopyOfWhatLooksUrgentBesideAllElse() throws Exception {
        try (Connection hub = hub();
                Session session = hub.createSession();
                MessageConsumer copies = session.createConsumer(session.createQueue(QueueNames.urgentIn("uk")))) {
            for (Connection uk :
                    List.of(process.amqp("uk"), process.ways().core("uk").createConnection())) {
                sendAsUrgent(uk, "{\"priority\": \"ROUTINE\"}");
                sendAsUrgent(uk, "{\"priority\": \"IMMEDIATE\"}");
                Message copy = copies.receive(60_000);
                assertThat(copy.getBody(String.class)).contains("IMMEDIATE");
                assertThat(copy.propertyExists(HubProperties.COPY_OF)).isTrue();
                uk.close();
            }
            assertThat(copies.receiveNoWait()).isNull();
            await().until(() -> broker.count(IN) == 4);
        }
    }

    /** By its own word. */
    private static void sendAsUrgent(Connection connection, String text) throws JMSException {
        try (Session session = connection.createSession()) {
            var message = session.createTextMessage(text);
            message.setStringProperty(HubProperties.URGENCY, "IMMEDIATE");
            session.createProducer(session.createQueue(IN)).send(message);
        }
    }

    @Test
    void ordersWhatComesByItsOwnNumbers() throws Exception {
        try (Connection hub = hub();
                Session session = hub.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(IN))) {
            for (Connection uk :
                    List.of(process.amqp("uk"), process.ways().core("uk").createConnection())) {
                MessagePosition before = broker.position();
                send(uk);
                uk.close();
                MessagePosition after = broker.position();

                var message = (ActiveMQMessage) consumer.receive(60_000);
                MessagePosition came = new MessagePosition(
                        broker.nodeId(), message.getCoreMessage().getMessageID());
                assertThat(came.isAfter(before)).isTrue();
                assertThat(after.isAfter(came)).isTrue();
                assertThat(broker.passed()).contains(after);
            }
        }
    }

    @Test
    void holdsAQueue() throws Exception {
        String out = QueueNames.out("europol");
        try (Connection hub = hub();
                Session session = hub.createSession();
                Connection europol = process.amqp("europol");
                Session taking = europol.createSession();
                MessageConsumer consumer = taking.createConsumer(taking.createQueue(out))) {
            broker.setShut(out, true);
            session.createProducer(session.createQueue(out)).send(session.createTextMessage("x"));
            assertThat(consumer.receive(500)).isNull();

            broker.setShut(out, false);
            assertThat(consumer.receive(60_000)).isNotNull();
        }
    }

    @Test
    void knowsWhatTheHubSentBeforeAndLetsNoPartnerSayThat() throws Exception {
        String dead = QueueNames.deadIn("europol");
        try (Connection hub = hub();
                Connection europol = process.ways().core("europol").createConnection()) {
            for (int i = 0; i < 2; i++) {
                send(hub, dead, "the same");
                send(europol, QueueNames.in("europol"), "the same");
            }
        }
        // It counts some moments after it has said that it has a message.
        await().until(() -> broker.count(QueueNames.in("europol")) == 2);
        await().untilAsserted(() -> assertThat(broker.count(dead)).isOne());
    }

    @Test
    void removesWhatIsOnAQueue() throws Exception {
        String dead = QueueNames.deadIn("at");
        try (Connection hub = hub();
                Session session = hub.createSession()) {
            var message = session.createTextMessage("x");
            session.createProducer(session.createQueue(dead)).send(message);
            broker.remove(dead, message.getJMSMessageID());
        }
        assertThat(broker.count(dead)).isZero();
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({"uk,core", "uk,amqp", "europol,core", "europol,amqp", "at,core", "at,amqp"})
    void letsAPartnerSendToItsOwnInAndConsumeItsOwnOutAndNothingElse(String partner, String protocol) throws Exception {
        Set<String> allowed = new TreeSet<>();
        Set<String> allowedAgain = new TreeSet<>();
        try (Connection connection =
                protocol.equals("core") ? process.ways().core(partner).createConnection() : process.amqp(partner)) {
            for (String address : Attempts.addresses(PLAN).toList()) {
                Attempts.all(connection, address, allowed);
            }
            // A connection that a refusal had ended would seem to be refused all the rest.
            Attempts.all(connection, QueueNames.in(partner), allowedAgain);
        }

        assertThat(allowedAgain).containsExactly("send " + QueueNames.in(partner));
        assertThat(allowed).containsExactly("consume " + QueueNames.out(partner), "send " + QueueNames.in(partner));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "europol", "at"})
    void letsAPartnerCreateAndDeleteNothingAndDoNoXa(String partner) throws Exception {
        Set<String> allowed = new TreeSet<>();
        try (ActiveMQConnectionFactory way = process.ways().core(partner);
                ClientSessionFactory factory = way.getServerLocator().createSessionFactory();
                ClientSession session = factory.createSession();
                ClientSession xa = factory.createXASession()) {
            for (String address : Attempts.addresses(PLAN).toList()) {
                Attempts.changes(session, address, allowed);
            }
            Attempts.xa(xa, allowed);
        }

        assertThat(allowed)
                .containsExactly("learn of " + QueueNames.in(partner), "learn of " + QueueNames.out(partner));
    }

    @Test
    void tellsAPartnerOfNoQueueButItsOwn() throws Exception {
        BrokerAnswers answers = new BrokerAnswers(PLAN);
        try (ActiveMQConnectionFactory way = process.ways().core("uk");
                ClientSessionFactory factory = way.getServerLocator().createSessionFactory();
                ClientSession session = factory.createSession()) {
            answers.askOverCore(session);
        }
        answers.askOverAmqp(() -> process.amqp("uk"));

        assertThat(answers.tellingApart(IN, QueueNames.out("uk"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "revoked", "stranger"})
    void letsNobodyInWhoseCertificateIsNoLongerGoodOrIsOfAnotherAuthority(String user, @TempDir Path elsewhere)
            throws Exception {
        Certificates other = new Certificates(elsewhere.resolve("other"));
        Path store = user.equals("stranger") ? other.certify("uk") : certificates.store(user);

        try (ActiveMQConnectionFactory way = HubConnections.over(process.ways().settings(store))) {
            // The broker hangs up on it, and with TLS 1.3 the client only notices that no answer comes.
            way.setCallTimeout(SHORT_MILLIS);
            assertThatThrownBy(way::createConnection).isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest(name = "{1} at the acceptor for {0}")
    @CsvSource({"core,openwire", "core,stomp", "core,mqtt", "core,amqp", "amqp,openwire", "amqp,stomp", "amqp,mqtt"})
    void saysNothingInAProtocolThatIsNotTheAcceptors(String acceptor, String protocol) throws Exception {
        assertThat(Handshakes.answer(process.socket("uk", acceptor), protocol)).isEmpty();
    }

    @Test
    void answersInItsOwnProtocol() throws Exception {
        assertThat(Handshakes.answer(process.socket("uk", "amqp"), "amqp")).startsWith("AMQP");
    }

    @Test
    void comesToTheOtherOfAPairWhereTheMachineOfOneIsGone() throws Exception {
        try (GoneMachine gone = new GoneMachine()) {
            List<Integer> ports = List.of(gone.port(), process.ways().ports().get(0));
            ExternalBrokerSettings pair =
                    new BrokerWays(ports, certificates).settings(certificates.store(BrokerRights.HUB));
            try (ActiveMQConnectionFactory way = HubConnections.over(pair)) {
                // They are asked in turn, beginning with any: one of two times the one that is gone comes first.
                for (int i = 0; i < ports.size(); i++) {
                    await().atMost(SOON)
                            .untilAsserted(() -> way.createConnection().close());
                }
            }
        }
    }

    @Test
    void comesToNoBrokerOfAnotherAuthority(@TempDir Path elsewhere) throws Exception {
        Path trust = new Certificates(elsewhere.resolve("other")).trust();
        ExternalBrokerSettings own = process.ways().settings(certificates.store(BrokerRights.HUB));
        try (ExternalBroker hub = new ExternalBroker(new ExternalBrokerSettings(
                own.servers(), own.keyStore(), own.keyStorePassword(), trust, Certificates.PASSWORD))) {
            assertThatThrownBy(hub::start).isInstanceOf(SetupException.class);
        }
    }

    @Test
    void saysWhatIsWrongWhereItDoesNotKnowTheHub(@TempDir Path other) throws Exception {
        try (ExternalBroker stranger = new ExternalBroker(process.ways().settings(certificates.certify("stranger")))) {
            assertThatThrownBy(stranger::start)
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining("knows this hub's certificate as flaghoist.hub");
        }
    }

    private static BrokerPlan plan() {
        List<Partner> partners = new ArrayList<>(TestPartners.of("uk", "europol", "at"));
        partners.addAll(TestPartners.servers("bg", "ro", "ly"));
        return BrokerPlan.of(partners);
    }

    private static void send(Connection connection) throws JMSException {
        try (Session session = connection.createSession()) {
            var producer = session.createProducer(session.createQueue(IN));
            producer.setDisableMessageTimestamp(true);
            producer.send(session.createTextMessage("{}"));
        }
    }

    private static void send(Connection connection, String queue, String duplicateId) throws JMSException {
        try (Session session = connection.createSession()) {
            var message = session.createTextMessage("x");
            message.setStringProperty(PieceSender.DUPLICATE_ID, duplicateId);
            session.createProducer(session.createQueue(queue)).send(message);
        }
    }

    private static Connection hub() throws JMSException {
        Connection connection = broker.connectionFactory().createConnection();
        connection.start();
        return connection;
    }
}
