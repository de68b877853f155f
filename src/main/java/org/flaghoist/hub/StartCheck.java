package org.flaghoist.hub;

import java.io.IOException;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.database.Durability;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.notification.SetupFaults;

/**
 * Whether the database keeps its commits, and broker, ledger, its key, partners and routes belong together: checked
 * before anybody is let in and anything moves, and all faults reported at once.
 */
final class StartCheck {

    private final HubSettings settings;
    private final BrokerPlan plan;
    private final RouteFiles routes;
    private final BrokerStartCheck broker;
    private final Durability durability;
    private final Chain chain;
    private final LedgerHead head;

    StartCheck(
            HubSettings settings,
            BrokerPlan plan,
            RouteFiles routes,
            BrokerStartCheck broker,
            Durability durability,
            Chain chain,
            LedgerHead head) {
        this.settings = settings;
        this.plan = plan;
        this.routes = routes;
        this.broker = broker;
        this.durability = durability;
        this.chain = chain;
        this.head = head;
    }

    /** @throws org.flaghoist.notification.SetupException with everything that is wrong */
    void run() throws IOException {
        SetupFaults faults = new SetupFaults();
        routes.check(plan, faults);
        broker.queues(faults);
        durability.faults().forEach(faults::add);
        key(faults);
        head.check(faults);
        broker.journal(faults);
        faults.throwIfAny();
        broker.join();
        head.goOn();
        broker.goOn();
    }

    private void key(SetupFaults faults) {
        if (!chain.fitsItsKey()) {
            faults.add(
                    settings.ledgerKey(),
                    0,
                    "does not fit the ledger, whose events another key has stamped; restore the key that was saved"
                            + " together with this database" + BrokerStartCheck.PAGE);
        }
    }
}
