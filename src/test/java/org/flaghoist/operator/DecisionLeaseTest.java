package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.ParkedMessages;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.Stage;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.ShortLeases;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of two hubs on one ledger and one broker one carries out what is decided at either. */
class DecisionLeaseTest {

    private static final String WHO = "duty-desk";

    private HubFixture hub;
    private Ledger ledger;
    private Parking parking;
    private ClusterLeases one;
    private ClusterLeases other;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = HubFixture.lent();
        String url = TestDatabase.postgresql(directory.resolve("two-hubs"));
        DataSource database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        ledger = new Ledger(new LedgerDatabase(database, new byte[32], Clock.systemUTC()));
        parking = new Parking(ledger);
        one = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
        other = ClusterLeases.sharedBy(database, ShortLeases.KEPT);
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void leavesWhatIsDecidedAtOneHubToTheOtherThatHoldsTheLease() throws Exception {
        DecisionExecutor here = executor(one);
        DecisionExecutor there = executor(other);
        assertThat(there.holdsLease()).isTrue();
        ParkedMessage decided = parking.decisions().decide(queued().id(), Act.DISCARD, WHO, "noise");

        assertThat(here.promptly(decided).state()).isEqualTo(ParkedState.DECIDED);
        assertThat(hub.count(QueueNames.deadIn("north"))).isOne();
        there.carryOut(decided.id());

        assertThat(here.promptly(decided).state()).isEqualTo(ParkedState.DONE);
        assertThat(hub.count(QueueNames.deadIn("north"))).isZero();
    }

    @Test
    void saysAtOneHubWhyTheOtherCouldNotDoIt() {
        DecisionExecutor there = executor(other);
        assertThat(there.holdsLease()).isTrue();
        ParkedMessage decided = parking.decisions().decide(parked().id(), Act.REPLAY, WHO, "to see");
        assertThatThrownBy(() -> there.carryOut(decided.id())).isInstanceOf(OperationRejected.class);

        assertThatThrownBy(() -> executor(one).promptly(decided))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("not on its queue");
        assertThat(parking.get(decided.id()).state()).isEqualTo(ParkedState.WAITING);
    }

    private DecisionExecutor executor(ClusterLeases leases) {
        Replays replays = new Replays(
                parking,
                hub.bean(Mappings.class),
                hub.bean(Protections.class),
                hub.bean(SenderReceipts.class),
                hub.bean(Releases.class),
                1 << 20);
        return new DecisionExecutor(
                ledger,
                parking,
                hub.bean(ParkedMessages.class),
                replays,
                hub.bean(Releases.class),
                leases,
                hub.bean(CurrentSetup.class));
    }

    private ParkedMessage parked() {
        long entry = ledger.begin(new Arrival("north", "message-1", "x".getBytes(StandardCharsets.UTF_8), null, 1))
                .entry();
        Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");
        ledger.reject(entry, Stage.TRANSLATE, fault, "N-1", 1);
        return parking.park(ToPark.rejected("north", entry, Stage.TRANSLATE, fault));
    }

    private ParkedMessage queued() throws Exception {
        ParkedMessage row = parked();
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession()) {
            Outgoing parked = Outgoing.parked(row, new byte[] {'x'});
            BytesMessage message = session.createBytesMessage();
            message.writeBytes((byte[]) parked.body());
            for (Map.Entry<String, Object> property : parked.properties().entrySet()) {
                message.setObjectProperty(property.getKey(), property.getValue());
            }
            session.createProducer(session.createQueue(parked.queue())).send(message);
        }
        return row;
    }
}
