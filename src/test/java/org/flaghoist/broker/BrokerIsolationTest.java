package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.flaghoist.testing.Attempts;
import org.flaghoist.testing.BrokerAnswers;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every partner, every address, every operation. */
class BrokerIsolationTest {

    private static final BrokerPlan PLAN = BrokerPlan.of(TestPartners.of("uk", "europol", "at"));

    @AutoClose
    private static BrokerFixture broker;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, PLAN);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({"uk,core", "uk,amqp", "europol,core", "europol,amqp", "at,core", "at,amqp"})
    void sendsToItsOwnInAndConsumesItsOwnOutAndNothingElse(String partner, String protocol) throws Exception {
        Set<String> allowed = new TreeSet<>();
        for (String address : Attempts.addresses(PLAN).toList()) {
            try (Connection connection = protocol.equals("core") ? broker.core(partner) : broker.amqp(partner)) {
                Attempts.all(connection, address, allowed);
            }
        }

        assertThat(allowed).containsExactly("consume " + QueueNames.out(partner), "send " + QueueNames.in(partner));
    }

    /** Nor whether there is one. */
    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({"uk,core", "uk,amqp", "europol,core", "europol,amqp", "at,core", "at,amqp"})
    void learnsOfNoQueueButItsOwn(String partner, String protocol) throws Exception {
        BrokerAnswers answers = new BrokerAnswers(PLAN);
        if (protocol.equals("amqp")) {
            answers.askOverAmqp(() -> broker.amqp(partner));
        } else {
            onCore(partner, false, answers::askOverCore);
        }

        assertThat(answers.tellingApart(QueueNames.in(partner), QueueNames.out(partner)))
                .isEmpty();
    }

    /** What one prepares another could end. */
    @Test
    void doesNoXa() throws Exception {
        Set<String> allowed = new TreeSet<>();
        onCore("uk", true, session -> Attempts.xa(session, allowed));

        assertThat(allowed).isEmpty();
    }

    private static void onCore(String partner, boolean xa, Consumer<ClientSession> work) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(broker.core());
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(partner, BrokerFixture.password(partner), xa, true, true, false, 0)) {
            work.accept(session);
        }
    }

    /** Its cells are what an attempt on each address gave, over Core and AMQP. */
    @Test
    void mayDoWhatTheTableOfSecurityMdSays() throws Exception {
        Set<String> allowed = new TreeSet<>();
        for (String address : Attempts.addresses(PLAN).toList()) {
            try (Connection core = broker.core("uk");
                    Connection amqp = broker.amqp("uk")) {
                Attempts.all(core, address, allowed);
                Attempts.all(amqp, address, allowed);
            }
        }
        onCore(
                "uk",
                false,
                session -> Attempts.addresses(PLAN).forEach(address -> Attempts.changes(session, address, allowed)));

        assertThat(Files.readString(Path.of("SECURITY.md"))).contains(table(allowed));
    }

    private static String table(Set<String> allowed) {
        return Stream.of(
                        "send",
                        "consume",
                        "browse",
                        "learn of",
                        "create queue on",
                        "create transient queue on",
                        "create address under",
                        "delete")
                .map(operation -> row(operation, allowed))
                .collect(Collectors.joining("\n"));
    }

    private static String row(String operation, Set<String> allowed) {
        String in = operation + " " + QueueNames.in("uk");
        String out = operation + " " + QueueNames.out("uk");
        boolean elsewhere =
                allowed.stream().anyMatch(each -> each.startsWith(operation) && !each.equals(in) && !each.equals(out));
        return Stream.of(allowed.contains(in), allowed.contains(out), elsewhere)
                .map(may -> may ? "yes" : "no")
                .collect(Collectors.joining(" | ", "| " + operation + " | ", " |"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uk", "europol", "at"})
    void createsAndDeletesNothing(String partner) throws Exception {
        Set<String> allowed = new TreeSet<>();
        onCore(
                partner,
                false,
                session -> Attempts.addresses(PLAN).forEach(address -> Attempts.changes(session, address, allowed)));

        assertThat(allowed)
                .containsExactly("learn of " + QueueNames.in(partner), "learn of " + QueueNames.out(partner));
    }

    /**
     * To AMQP a queue is a subscription of a client: {@code out.uk} that of the client {@code out}, named {@code uk}.
     */
    @ParameterizedTest
    @ValueSource(strings = {"uk", "europol", "at"})
    void deletesNothingOverAmqp(String partner) throws Exception {
        Set<String> allowed = new TreeSet<>();
        for (String address : Attempts.addresses(PLAN).toList()) {
            int dot = address.lastIndexOf('.');
            String client = dot < 0 ? null : address.substring(0, dot);
            // The broker may say no by hanging up, which the client notices when it closes.
            Attempts.attempt("delete " + address, allowed, () -> {
                try (Connection connection = broker.amqp(partner, client);
                        Session session = connection.createSession()) {
                    session.unsubscribe(address.substring(dot + 1));
                }
            });
        }

        assertThat(allowed).isEmpty();
        assertThat(PLAN.queues()).allMatch(queue -> broker.broker().server().locateQueue(queue) != null);
    }

    @Test
    void letsNobodyInWithoutPasswordOrWithAnother() {
        assertThatThrownBy(() -> broker.core("nobody")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> broker.amqp("nobody")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> broker.core("bg")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> broker.core(BrokerRights.HUB)).isInstanceOf(JMSException.class);
    }
}
