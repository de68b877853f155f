package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.testing.Attempts;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The topic of events: who subscribes can do nothing else, and nobody else can subscribe. */
class EventTopicRightsTest {

    private static final int MOST_UNREAD = 2_000;

    private static final BrokerPlan PLAN = BrokerPlan.of(
            TestPartners.of("uk", "europol"),
            new EventsSettings(true, MOST_UNREAD, BrokerFixture.password(BrokerRights.EVENTS)));

    @AutoClose
    private static BrokerFixture broker;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, PLAN);
    }

    @Test
    void isAsTheHubWantsIt() {
        assertThat(new QueueCheck(broker.broker(), PLAN, broker.settings()).faults())
                .isEmpty();
    }

    @Test
    void isMissedWhereItIsToBePublishedAndTheBrokerDoesNotHaveIt(@TempDir Path other) throws Exception {
        BrokerPlan without = BrokerPlan.of(TestPartners.of("uk", "europol"));
        try (BrokerFixture silent = new BrokerFixture(other, without)) {
            assertThat(new QueueCheck(silent.broker(), PLAN, silent.settings()).faults())
                    .anyMatch(fault -> fault.contains("address events: must be there"))
                    .anyMatch(fault -> fault.contains("page-limit-messages"))
                    .anyMatch(fault -> fault.contains(BrokerRights.EVENTS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void letsNoPartnerSubscribe(String protocol) throws Exception {
        Set<String> allowed = new TreeSet<>();
        for (String partner : List.of("uk", "europol")) {
            try (Connection connection = connect(protocol, partner, "of-" + partner)) {
                Attempts.attempt("subscribe", allowed, () -> subscribe(connection, "x"));
                Attempts.attempt("look", allowed, () -> {
                    Session session = connection.createSession();
                    session.createConsumer(topic(session));
                });
                Attempts.attempt("send", allowed, () -> send(connection, 1));
            }
        }
        assertThat(allowed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void letsWhoSubscribesNeitherSendNorReadAnythingElse(String protocol) throws Exception {
        Set<String> allowed = new TreeSet<>();
        for (String address : Attempts.addresses(PLAN).toList()) {
            try (Connection connection = connect(protocol, BrokerRights.EVENTS, null)) {
                Attempts.all(connection, address, allowed);
            }
        }
        try (Connection connection = connect(protocol, BrokerRights.EVENTS, null)) {
            Attempts.attempt("send", allowed, () -> send(connection, 1));
        }
        assertThat(allowed).isEmpty();
    }

    /** A subscription has a queue, named by its client and itself: {@code out} and {@code uk}. */
    @ParameterizedTest
    @ValueSource(strings = {"core", "amqp"})
    void takesNoPartnersQueueForASubscription(String protocol) throws Exception {
        Set<String> allowed = new TreeSet<>();
        for (String queue : queuesThatAClientCanName(protocol)) {
            int dot = queue.lastIndexOf('.');
            String client = queue.substring(0, dot);
            String name = queue.substring(dot + 1);
            Attempts.attempt("subscribe " + queue, allowed, () -> {
                try (Connection connection = connect(protocol, BrokerRights.EVENTS, client)) {
                    subscribe(connection, name);
                }
            });
            Attempts.attempt("unsubscribe " + queue, allowed, () -> {
                try (Connection connection = connect(protocol, BrokerRights.EVENTS, client);
                        Session session = connection.createSession()) {
                    session.unsubscribe(name);
                }
            });
        }
        assertThat(allowed).isEmpty();
        assertThat(PLAN.queues()).allSatisfy(queue -> {
            String address =
                    broker.broker().server().locateQueue(queue).getAddress().toString();
            assertThat(address).isEqualTo(queue);
        });
    }

    /** The client of Core puts something before each dot in the names that it is given. */
    private static List<String> queuesThatAClientCanName(String protocol) {
        String names = protocol.equals("core") ? "\\w+\\.\\w+" : ".+\\..+";
        return PLAN.queues().filter(name -> name.matches(names)).toList();
    }

    /** Others go on, and so does it, when somebody reads or ends the subscription. */
    @Test
    void takesNoMoreThanItsShareWhereNobodyReads() throws Exception {
        try (Connection unread = connect("amqp", BrokerRights.EVENTS, "siem")) {
            subscribe(unread, "all");
            try (Connection hub = broker.broker().connectionFactory().createConnection()) {
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 50; i++) {
                                send(hub, MOST_UNREAD);
                            }
                        })
                        .isInstanceOf(JMSException.class);
            }
            try (Connection partner = connect("core", "uk", null);
                    Session session = partner.createSession()) {
                session.createProducer(session.createQueue("in.uk")).send(session.createTextMessage("x"));
            }
        }
        try (Connection again = connect("amqp", BrokerRights.EVENTS, "siem");
                Session session = again.createSession()) {
            session.unsubscribe("all");
        }
        try (Connection hub = broker.broker().connectionFactory().createConnection()) {
            await().ignoreExceptions().until(() -> {
                send(hub, 1);
                return true;
            });
        }
    }

    private static void subscribe(Connection connection, String name) throws JMSException {
        Session session = connection.createSession();
        session.createDurableSubscriber(topic(session), name);
    }

    private static void send(Connection connection, int events) throws JMSException {
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(topic(session))) {
            for (int i = 0; i < events; i++) {
                producer.send(session.createTextMessage("x".repeat(500)));
            }
            session.commit();
        }
    }

    private static Topic topic(Session session) throws JMSException {
        return session.createTopic(QueueNames.EVENTS);
    }

    private static Connection connect(String protocol, String user, @Nullable String client) throws JMSException {
        return protocol.equals("core") ? broker.core(user, client) : broker.amqp(user, client);
    }
}
