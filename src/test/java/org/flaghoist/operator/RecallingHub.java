package org.flaghoist.operator;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.AcknowledgeStep;
import org.flaghoist.exchange.CopyRenderer;
import org.flaghoist.exchange.DecideStep;
import org.flaghoist.exchange.ExchangeListeners;
import org.flaghoist.exchange.LateDeliveries;
import org.flaghoist.exchange.Maintenance;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.OverdueStart;
import org.flaghoist.exchange.ParkingWriter;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.RecallMaker;
import org.flaghoist.exchange.ReceiptSigner;
import org.flaghoist.exchange.ReceiptWriter;
import org.flaghoist.exchange.RecordStep;
import org.flaghoist.exchange.RenderStep;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.TestModeDelivery;
import org.flaghoist.exchange.UrgentLanes;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.search.Overview;
import org.flaghoist.testing.HubFixture;

/** What carries recalls out at one of several hubs on one database; its broker, and all else, is another's. */
final class RecallingHub {

    private final HubFixture hub;
    private final Ledger ledger;
    private final Recalls recalls;
    private final Withdrawals withdrawals;
    private final SenderReceipts receipts;
    private final WithdrawalExecutor withdrawal;
    private final RecallExecutor recall;

    RecallingHub(
            HubFixture hub,
            Ledger ledger,
            DataSource database,
            ClusterLeases leases,
            String node,
            Set<String> partners) {
        this.hub = hub;
        this.ledger = ledger;
        recalls = new Recalls(ledger.database());
        withdrawals = new Withdrawals(ledger.database(), List.of("north", "west"));
        receipts = new SenderReceipts(
                ledger,
                hub.bean(Mappings.class),
                new ReceiptWriter(Clock.systemUTC()),
                hub.bean(Protections.class),
                hub.bean(ParkingWriter.class),
                hub.bean(ReceiptSigner.class));
        Broker broker = hub.bean(Broker.class);
        OnceSender sender = new OnceSender(hub.bean(SharedConnection.class));
        ExchangeListeners nobody = new ExchangeListeners(List.of());
        withdrawal = new WithdrawalExecutor(ledger, withdrawals, broker, receipts, sender, leases, nobody);
        RecallCancellations cancellations =
                new RecallCancellations(recalls, maker(), new Overview(database), node, partners);
        recall = new RecallExecutor(ledger, recalls, withdrawals, cancellations, broker, sender, leases);
    }

    private RecallMaker maker() {
        RecordStep record = new RecordStep(ledger, hub.bean(UrgentLanes.class), () -> {});
        CopyRenderer renderer = hub.bean(CopyRenderer.class);
        LateDeliveries late = hub.bean(LateDeliveries.class);
        return new RecallMaker(
                ledger,
                withdrawals,
                record,
                new DecideStep(
                        ledger,
                        hub.bean(Setup.class)::policy,
                        recipient -> false,
                        recipient -> true,
                        record,
                        withdrawals),
                new RenderStep(
                        ledger,
                        renderer,
                        new TestModeDelivery(renderer),
                        late,
                        hub.bean(OverdueStart.class),
                        withdrawals),
                new AcknowledgeStep(receipts, hub.bean(ParkingWriter.class), hub.bean(Maintenance.class)));
    }

    WithdrawalExecutor withdrawal() {
        return withdrawal;
    }

    RecallExecutor recall() {
        return recall;
    }

    void awaitLeases() {
        await().until(() -> withdrawal.holdsLease() && recall.holdsLease());
    }

    void carryOutOnce(Recall recalled) {
        withdrawal.carryOut(withdrawal.open());
        recall.carryOut(recalls.get(recalled.id()));
    }

    void carryOut(Recall recalled) {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            carryOutOnce(recalled);
            return recalls.get(recalled.id()).progress() == Recall.RecallProgress.SENT;
        });
    }
}
