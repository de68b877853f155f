package org.flaghoist.hub;

import java.io.IOException;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.database.Durability;
import org.flaghoist.notification.SetupFaults;

/**
 * Whether the database keeps its commits, and broker, ledger, its key, partners and routes belong together: checked
 * before anybody is let in and anything moves, and all faults reported at once.
 */
final class StartCheck {

    private final BrokerPlan plan;
    private final RouteFiles routes;
    private final BrokerStartCheck broker;
    private final Durability durability;
    private final LedgerHead head;
    private final RecordsKeptCheck records;

    StartCheck(
            BrokerPlan plan,
            RouteFiles routes,
            BrokerStartCheck broker,
            Durability durability,
            LedgerHead head,
            RecordsKeptCheck records) {
        this.plan = plan;
        this.routes = routes;
        this.broker = broker;
        this.durability = durability;
        this.head = head;
        this.records = records;
    }

    /** @throws org.flaghoist.notification.SetupException with everything that is wrong */
    void run() throws IOException {
        SetupFaults faults = new SetupFaults();
        routes.check(plan, faults);
        broker.queues(faults);
        durability.faults().forEach(faults::add);
        head.check(faults);
        broker.journal(faults);
        records.check(faults);
        faults.throwIfAny();
        broker.join();
        head.goOn();
        broker.goOn();
    }
}
