package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.ConnectionFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.again.RepeatCopies;
import org.flaghoist.again.RepeatRequest;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.Paces;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.Setup;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.notification.Urgency;
import org.flaghoist.people.Person;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Of two hubs on one ledger and one broker one sends again what is asked for at either. */
@ExtendWith(OutputCaptureExtension.class)
class RepeatLeaseTest {

    private static final int MANY = 10;

    @AutoClose
    private static TwoHubs two;

    private HubFixture hub;
    private Ledger ledger;
    private RepeatRequests requests;
    private RepeatCopies copies;

    @BeforeAll
    static void startBroker(@TempDir Path directory) throws Exception {
        two = new TwoHubs(directory);
    }

    @BeforeEach
    void start() {
        two.renew();
        hub = two.hub();
        ledger = two.ledger();
        LedgerDatabase shared = ledger.database();
        requests = new RepeatRequests(shared);
        copies = new RepeatCopies(shared);
    }

    @Test
    void goesOnWithWhatAnotherHadBegunAndDoublesNothing() throws Exception {
        RepeatExecutor here = executor(two.one());
        RepeatExecutor there = executor(two.other());
        assertThat(there.holdsLease()).isTrue();
        give("N-01");
        give("N-02");
        RepeatScope all = new RepeatScope("west", Instant.EPOCH, Instant.now().plusSeconds(1), List.of(), false);
        RepeatRequest request = requests.ask(all, Person.local("duty-desk"), "they restored their system");

        assertThat(here.carryOut(request, MANY)).isZero();
        assertThat(there.carryOut(request, 1)).isOne();
        copies.begin(request.id(), 1);
        two.other().close();
        await().until(here::holdsLease);
        assertThat(there.carryOut(request, MANY)).isZero();
        assertThat(here.carryOut(request, MANY)).isOne();

        assertThat(hub.receive("west", 2)).containsExactly("N-01 for west", "N-02 for west");
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        assertThat(requests.get(request.id()).progress()).isEqualTo(RepeatRequest.Progress.DONE);
    }

    @Test
    void saysOnceThatTheBrokerTakesNothing(CapturedOutput output) throws Exception {
        give("N-01");
        RepeatScope all = new RepeatScope("west", Instant.EPOCH, Instant.now().plusSeconds(1), List.of(), false);
        requests.ask(all, Person.local("duty-desk"), "they restored their system");
        RepeatPace pace = new RepeatPace(
                hub.bean(Broker.class),
                hub.bean(BrokerPlan.class),
                hub.bean(Paces.class),
                hub.bean(PartnerStates.class));
        RepeatJob job =
                new RepeatJob(requests, executor(two.one(), new ActiveMQConnectionFactory("tcp://127.0.0.1:1")), pace);

        await().until(() -> {
            job.look();
            return !said(output).isEmpty();
        });
        for (int i = 0; i < MANY; i++) {
            job.look();
        }

        assertThat(said(output)).singleElement().asString().contains("fails, and is tried again and again");
    }

    private static List<String> said(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("Sending again to west"))
                .toList();
    }

    private RepeatExecutor executor(ClusterLeases leases) {
        return executor(leases, hub.bean(SharedConnection.class));
    }

    private RepeatExecutor executor(ClusterLeases leases, ConnectionFactory broker) {
        return new RepeatExecutor(
                ledger,
                requests,
                copies,
                new RepeatCheck(ledger, hub.bean(Setup.class)::policy, two.database()),
                hub.bean(Protections.class),
                new OnceSender(broker),
                leases);
    }

    private void give(String reference) {
        String text = Notifications.of("north", reference, "INTELLIGENCE", "\"west\"");
        ledger.together(() -> {
            long entry = ledger.begin(new Arrival("north", "message-" + reference, bytes(text), null, 1))
                    .entry();
            ledger.accept(entry, form(text));
            Rendering rendering = new Rendering(bytes(reference + " for west"), "txt", Urgency.ROUTINE);
            RecipientOutcome outcome =
                    RecipientOutcome.released("west", DeliveryState.DELIVERED, "R1", List.of(), rendering);
            ledger.decide(entry, List.of(outcome));
            return entry;
        });
    }

    private static ObjectNode form(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
