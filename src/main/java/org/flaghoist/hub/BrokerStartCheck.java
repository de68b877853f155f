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
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.installation.Installation;
import org.flaghoist.notification.SetupFaults;

/** Whether the broker has the hub's queues, and its journal belongs to the ledger. */
final class BrokerStartCheck {

    static final String PAGE = " (docs/operate/does-not-start.md)";

    private final HubSettings settings;
    private final BrokerSettings brokerSettings;
    private final Broker broker;
    private final BrokerPlan plan;
    private final Installation installation;
    private final JournalCheckpointing checkpointing;
    private final BrokerSwitch brokerSwitch;

    BrokerStartCheck(
            HubSettings settings,
            BrokerSettings brokerSettings,
            Broker broker,
            BrokerPlan plan,
            Installation installation,
            JournalCheckpointing checkpointing,
            BrokerSwitch brokerSwitch) {
        this.settings = settings;
        this.brokerSettings = brokerSettings;
        this.broker = broker;
        this.plan = plan;
        this.installation = installation;
        this.checkpointing = checkpointing;
        this.brokerSwitch = brokerSwitch;
    }

    void queues(SetupFaults faults) {
        new QueueCheck(broker, plan, brokerSettings).faults().forEach(fault -> add(faults, fault));
    }

    void journal(SetupFaults faults) {
        String node = broker.nodeId();
        Optional<String> known = installation.broker();
        // Another hub may have begun with both between the two looks.
        if (known.isEmpty() && isUsed() && installation.broker().isEmpty()) {
            add(
                    faults,
                    "this journal was in use with another ledger, and the database has an empty one; let"
                            + " spring.datasource.url name the database that belongs to it, or restore that"
                            + PAGE);
        } else if (known.isPresent() && !known.get().equals(node) && !node.equals(settings.newBroker())) {
            add(
                    faults,
                    "this journal is of broker " + node + ", the ledger of broker " + known.get()
                            + "; restore journal and database from the same backup, or, where the old journal is lost"
                            + " for good, start once with --flaghoist.hub.new-broker=" + node + PAGE);
        } else {
            checkpointing.fault().ifPresent(fault -> add(faults, fault + PAGE));
        }
    }

    private void add(SetupFaults faults, String fault) {
        faults.add(brokerSettings.place() + ": " + fault);
    }

    // What lies on an external broker for the hub to take may be there before the hub was.
    private boolean isUsed() {
        boolean own = brokerSettings.isEmbedded();
        Stream<String> made = own ? plan.queues() : plan.queues().filter(queue -> !QueueNames.isInbound(queue));
        return (own && Files.exists(known())) || made.anyMatch(queue -> broker.count(queue) > 0);
    }

    // The ledger first: a journal that has the file and no ledger is refused.
    void join() {
        installation.belongsTo(broker.nodeId());
        if (!brokerSettings.isEmbedded()) {
            return;
        }
        try {
            Files.writeString(known(), "A ledger knows this journal; start it with no other.\n");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    known() + ": cannot be written; free the disk or correct its permissions", e);
        }
    }

    /** Begins to compare journal and ledger while the hub runs. */
    void goOn() {
        brokerSwitch.warn();
        checkpointing.look();
    }

    private Path known() {
        return brokerSettings.directory().resolve("known-to-a-ledger");
    }
}
