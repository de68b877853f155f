package org.flaghoist.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.JournalCheckpointing;
import org.flaghoist.broker.QueueCheck;
import org.flaghoist.broker.Queues;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.ledger.Durability;
import org.flaghoist.ledger.Installation;
import org.flaghoist.notification.SetupFaults;

/**
 * Whether the database keeps its commits, and broker, ledger, its key, partners and routes belong together: looked at
 * before anybody is let in and anything moves, and told all at once.
 */
final class StartCheck {

    private static final String RESTORE = " (docs/operate/restore.md)";

    private final HubSettings settings;
    private final BrokerSettings brokerSettings;
    private final Broker broker;
    private final BrokerPlan plan;
    private final Durability durability;
    private final Installation installation;
    private final JournalCheckpointing mark;
    private final LedgerHead head;
    private final RouteFiles routes;

    StartCheck(
            HubSettings settings,
            BrokerSettings brokerSettings,
            Broker broker,
            BrokerPlan plan,
            Durability durability,
            Installation installation,
            JournalCheckpointing mark,
            LedgerHead head,
            RouteFiles routes) {
        this.settings = settings;
        this.brokerSettings = brokerSettings;
        this.broker = broker;
        this.plan = plan;
        this.durability = durability;
        this.installation = installation;
        this.mark = mark;
        this.head = head;
        this.routes = routes;
    }

    /** @throws org.flaghoist.notification.SetupException with everything that is wrong */
    void run() throws IOException {
        SetupFaults faults = new SetupFaults();
        routes.check(plan, faults);
        new QueueCheck(broker, plan, brokerSettings)
                .faults()
                .forEach(fault -> faults.add(brokerSettings.place(), 0, fault));
        durability.faults().forEach(faults::add);
        key(faults);
        head.check(faults);
        journalAndLedger(faults);
        faults.throwIfAny();
        join();
        head.goOn();
        mark.look();
    }

    private void key(SetupFaults faults) {
        if (!installation.fitsItsKey()) {
            faults.add(
                    settings.ledgerKey(),
                    0,
                    "does not fit the ledger, whose events another key has stamped; restore the key that was saved"
                            + " together with this database" + RESTORE);
        }
    }

    private void journalAndLedger(SetupFaults faults) {
        String node = broker.nodeId();
        Optional<String> known = installation.broker();
        // Another hub may have begun with both between the two looks.
        if (known.isEmpty() && isUsed() && installation.broker().isEmpty()) {
            faults.add(
                    brokerSettings.place(),
                    0,
                    "this journal was in use with another ledger, and the database has an empty one; let"
                            + " spring.datasource.url name the database that belongs to it, or restore that" + RESTORE);
        } else if (known.isPresent() && !known.get().equals(node) && !node.equals(settings.newBroker())) {
            faults.add(
                    brokerSettings.place(),
                    0,
                    "this journal is of broker " + node + ", the ledger of broker " + known.get()
                            + "; restore journal and database from the same backup, or, where the old journal is lost"
                            + " for good, start once with --flaghoist.hub.new-broker=" + node + RESTORE);
        } else {
            mark.fault().ifPresent(fault -> faults.add(brokerSettings.place(), 0, fault + RESTORE));
        }
    }

    // What lies on a broker of its own for the hub to take may be there before the hub was.
    private boolean isUsed() {
        boolean own = brokerSettings.isEmbedded();
        Stream<String> made = own ? plan.queues() : plan.queues().filter(queue -> !queue.startsWith(Queues.in("")));
        return (own && Files.exists(mark())) || made.anyMatch(queue -> broker.count(queue) > 0);
    }

    // The ledger first: a journal that bears the mark and has no ledger is refused.
    private void join() {
        installation.belongsTo(broker.nodeId());
        if (!brokerSettings.isEmbedded()) {
            return;
        }
        try {
            Files.writeString(mark(), "A ledger knows this journal; start it with no other.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(mark() + ": cannot be written; free the disk or correct its permissions", e);
        }
    }

    private Path mark() {
        return brokerSettings.directory().resolve("known-to-a-ledger");
    }
}
