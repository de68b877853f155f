package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.AcknowledgeStep;
import org.flaghoist.exchange.CopyRenderer;
import org.flaghoist.exchange.DecideStep;
import org.flaghoist.exchange.LateDeliveries;
import org.flaghoist.exchange.Maintenance;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.ParkingWriter;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.RecallMaker;
import org.flaghoist.exchange.ReceiptWriter;
import org.flaghoist.exchange.RecordStep;
import org.flaghoist.exchange.RenderStep;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.Source;
import org.flaghoist.exchange.TestModeDelivery;
import org.flaghoist.exchange.UrgentLanes;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Urgency;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.search.Overview;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.flaghoist.testing.ShortLeases;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Of two hubs on one ledger and one broker one withdraws and recalls, and the other goes on when that one dies. */
class RecallLeaseTest {

    private static final String WEST = QueueNames.out("west");

    private HubFixture hub;
    private DataSource database;
    private Ledger ledger;
    private Recalls recalls;
    private Withdrawals withdrawals;
    private OnceSender sender;
    private SenderReceipts receipts;
    private ClusterLeases one;
    private ClusterLeases other;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
        String url = TestDatabase.postgresql(directory.resolve("two-hubs"));
        database = new DriverManagerDataSource(url);
        TestDatabase.migrate(database, url);
        LedgerDatabase shared = new LedgerDatabase(database, new byte[32], Clock.systemUTC());
        ledger = new Ledger(shared);
        recalls = new Recalls(shared);
        withdrawals = new Withdrawals(shared, List.of("north", "west"));
        sender = new OnceSender(hub.bean(SharedConnection.class));
        receipts = new SenderReceipts(
                ledger,
                hub.bean(Mappings.class),
                new ReceiptWriter(Clock.systemUTC()),
                hub.bean(Protections.class),
                hub.bean(ParkingWriter.class));
        one = ClusterLeases.sharedBy(database, ShortLeases.TIMES);
        other = ClusterLeases.sharedBy(database, ShortLeases.TIMES);
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        other.close();
        hub.close();
    }

    @Test
    void withdrawsWhatAnotherHubHadRecordedBeforeItDied() throws Exception {
        TestedHub here = new TestedHub(one);
        TestedHub there = new TestedHub(other);
        there.awaitLeases();
        give("N-01", true);
        Recall recall = recall("N-01");

        here.carryOutOnce(recall);
        assertThat(made(recall)).isFalse();
        there.recall.carryOut(recall);
        assertThat(made(recall)).isTrue();
        other.close();
        here.awaitLeases();
        there.carryOutOnce(recall);
        assertThat(hub.count(WEST)).isOne();
        here.carryOut(recall);

        assertThat(hub.count(WEST)).isZero();
        assertThat(hub.receipts("north", 2)).containsExactly("REFUSED west WITHDRAWN", "ACCEPTED");
    }

    @Test
    void sendsOnceWhatAnotherHubHadSentBeforeItDied() throws Exception {
        TestedHub here = new TestedHub(one);
        TestedHub there = new TestedHub(other);
        there.awaitLeases();
        give("N-02", false);
        Recall recall = recall("N-02");
        there.carryOut(recall);
        assertThat(hub.count(WEST)).isOne();
        // As if it had died before the ledger's last commit.
        JdbcClient.create(database)
                .sql("update recall set state = 'MADE', running = true")
                .update();
        other.close();
        here.awaitLeases();

        here.carryOut(recall);

        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
        assertThat(hub.count(WEST)).isZero();
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.count(QueueNames.out("north"))).isZero();
    }

    private boolean made(Recall recall) {
        return recalls.get(recall.id()).made() != null;
    }

    /** What carries recalls out at one of the hubs. */
    private final class TestedHub {

        private final WithdrawalExecutor withdrawal;
        private final RecallExecutor recall;

        TestedHub(ClusterLeases leases) {
            Broker broker = hub.bean(Broker.class);
            withdrawal =
                    new WithdrawalExecutor(ledger, withdrawals, broker, receipts, sender, leases, Clock.systemUTC());
            recall = new RecallExecutor(
                    ledger,
                    recalls,
                    withdrawals,
                    new RecallCancellations(recalls, maker(), new Overview(database), "node"),
                    broker,
                    sender,
                    leases);
        }

        private RecallMaker maker() {
            RecordStep record = new RecordStep(ledger, hub.bean(UrgentLanes.class), () -> {});
            CopyRenderer renderer = hub.bean(CopyRenderer.class);
            return new RecallMaker(
                    ledger,
                    withdrawals,
                    record,
                    new DecideStep(ledger, hub.bean(Setup.class)::policy, recipient -> false, record, withdrawals),
                    new RenderStep(
                            ledger,
                            renderer,
                            new TestModeDelivery(renderer),
                            hub.bean(LateDeliveries.class),
                            withdrawals),
                    new AcknowledgeStep(receipts, hub.bean(ParkingWriter.class), hub.bean(Maintenance.class)));
        }

        void awaitLeases() {
            await().until(() -> withdrawal.holdsLease() && recall.holdsLease());
        }

        void carryOutOnce(Recall recalled) {
            withdrawals.open().forEach(withdrawal::carryOut);
            recall.carryOut(recalls.get(recalled.id()));
        }

        void carryOut(Recall recalled) {
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                carryOutOnce(recalled);
                return recalls.get(recalled.id()).progress() == Recall.RecallProgress.SENT;
            });
        }
    }

    private Recall recall(String reference) {
        recalls.ask("north", reference, OperatorFixture.RELEASER_1, "wrong boat");
        return recalls.ask("north", reference, OperatorFixture.RELEASER_2, "so it is")
                .orElseThrow();
    }

    private void give(String reference, boolean unfetched) {
        String text = Notifications.of("north", reference, "INTELLIGENCE", "\"west\"");
        long given = ledger.together(() -> {
            long entry = ledger.begin(new Arrival("north", "message-" + reference, bytes(text), null, 1))
                    .entry();
            ledger.accept(entry, form(text));
            Rendering rendering = new Rendering(bytes(text), "json", Urgency.ROUTINE);
            RecipientOutcome outcome =
                    RecipientOutcome.released("west", DeliveryState.DELIVERED, "R1", List.of(), rendering);
            ledger.decide(entry, List.of(outcome));
            return entry;
        });
        Source source = new Source("north", given, "message-" + reference);
        if (unfetched) {
            Outgoing copy = Outgoing.copy(WEST, Urgency.ROUTINE, bytes(text), reference, 1, source);
            sender.send(List.of(copy), reference, Lease.UNSHARED);
        }
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
