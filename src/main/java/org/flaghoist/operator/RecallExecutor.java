package org.flaghoist.operator;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.HubConnections;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recall.MadeCancellation;
import org.flaghoist.recall.Recalls;
import org.flaghoist.recall.Withdrawals;

/**
 * Carries out recalls, at the one hub that holds the lease for it. The ledger has the cancellation first, and what is
 * to be withdrawn because of it. When that is decided, as far as it lies on queues of partners that consume them, the
 * cancellation goes to those who have, or may have, a copy, in one transaction of the broker with a duplicate id.
 * Whoever goes on after a crash makes the same again.
 */
public final class RecallExecutor {

    private static final String WORK = "recalls";

    /**
     * What a hub had in hand when it died comes again by then. Before, a copy of its sender's last revision could still
     * be on its way to a queue, and come there behind its cancellation.
     */
    private static final Duration ON_ITS_WAY = HubConnections.LONGEST_SILENCE.plusSeconds(10);

    private final Ledger ledger;
    private final Recalls recalls;
    private final Withdrawals withdrawals;
    private final RecallCancellations cancellations;
    private final Broker broker;
    private final OnceSender sender;
    private final ClusterLeases leases;
    private final Sightings<String> made = new Sightings<>();

    public RecallExecutor(
            Ledger ledger,
            Recalls recalls,
            Withdrawals withdrawals,
            RecallCancellations cancellations,
            Broker broker,
            OnceSender sender,
            ClusterLeases leases) {
        this.ledger = ledger;
        this.recalls = recalls;
        this.withdrawals = withdrawals;
        this.cancellations = cancellations;
        this.broker = broker;
        this.sender = sender;
        this.leases = leases;
    }

    /** Whether this hub recalls now. */
    boolean holdsLease() {
        return leases.isMine(WORK);
    }

    /** Those of which something is left to do, the oldest first. */
    List<Recall> unfinished() {
        List<Recall> unfinished = recalls.unfinished();
        made.keepOnly(unfinished.stream().map(Recall::id).toList());
        return unfinished;
    }

    /** Goes on with one, as far as that is possible now. */
    void carryOut(Recall recall) {
        Lease lease = leases.of(WORK);
        if (!lease.isHeld()) {
            return;
        }
        MadeCancellation cancellation = recall.made();
        if (cancellation == null) {
            record(recall, lease);
        } else if (isNothingOnItsWay(recall) && withdrawals.areDecided(cancellation.entry())) {
            send(recall, cancellation, lease);
        }
    }

    void closeRequests() {
        cancellations.closeRequests();
    }

    private void record(Recall recall, Lease lease) {
        try {
            ledger.together(() -> {
                lease.check();
                cancellations.record(recall);
                return recall;
            });
        } catch (OperationRejected fault) {
            recalls.stop(recall, Objects.requireNonNull(fault.getMessage()));
        }
    }

    private boolean isNothingOnItsWay(Recall recall) {
        return made.isOlder(ON_ITS_WAY, recall.id())
                || Stream.of(QueueNames.in(recall.sender()), QueueNames.urgentIn(recall.sender()))
                        .noneMatch(broker::isInHand);
    }

    private void send(Recall recall, MadeCancellation cancellation, Lease lease) {
        try {
            // Held again, what people have said about it since would be forgotten.
            if (!withdrawals.hasLeft(cancellation.entry())) {
                List<Outgoing> messages = ledger.together(() -> cancellations.messages(recall));
                sender.send(messages, "recall-" + recall.id(), lease);
            }
            recalls.sent(recall);
        } catch (OperationRejected fault) {
            recalls.stop(recall, "what is not fetched is withdrawn, and nobody is told: " + fault.getMessage());
        }
    }
}
