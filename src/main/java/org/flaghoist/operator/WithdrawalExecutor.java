package org.flaghoist.operator;

import java.time.Duration;
import java.util.List;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.ExchangeListener.Withdrawn;
import org.flaghoist.exchange.ExchangeListeners;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.SenderReceipts;
import org.flaghoist.exchange.Source;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.Receipt;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.WithdrawalState;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.recall.Withdrawals.StandingCopy;

/**
 * Takes what was cancelled from the queues of partners that consume them themselves, at the one hub that holds the
 * lease for it: first the earlier revisions, and where the partner has none of them, the cancellation. What a partner
 * has in hand cannot be taken: it counts as fetched. So does what is not there, be it that a hub died after it took it;
 * then the partner is given the cancellation of what it never saw, and never the other way round.
 */
public final class WithdrawalExecutor {

    private static final String WORK = "withdrawals";

    /** So long after it was first seen, a copy may still be on its way to its queue: the ledger has it first. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Withdrawals withdrawals;
    private final Broker broker;
    private final SenderReceipts senderReceipts;
    private final OnceSender sender;
    private final ClusterLeases leases;
    private final ExchangeListeners listeners;
    private final Sightings<AskedCopy> seen = new Sightings<>();

    public WithdrawalExecutor(
            Ledger ledger,
            Withdrawals withdrawals,
            Broker broker,
            SenderReceipts senderReceipts,
            OnceSender sender,
            ClusterLeases leases,
            ExchangeListeners listeners) {
        this.ledger = ledger;
        this.withdrawals = withdrawals;
        this.broker = broker;
        this.senderReceipts = senderReceipts;
        this.sender = sender;
        this.leases = leases;
        this.listeners = listeners;
    }

    /** What is to be withdrawn, whatever the cancellation. */
    private record AskedCopy(long entry, String recipient) {

        static AskedCopy of(Withdrawal copy) {
            return new AskedCopy(copy.entry(), copy.recipient());
        }
    }

    /** Whether this hub withdraws now. */
    boolean holdsLease() {
        return leases.isMine(WORK);
    }

    /** Those of which something is to be done on a queue. */
    List<Withdrawal> open() {
        List<Withdrawal> open = withdrawals.open();
        seen.keepOnly(open.stream().map(AskedCopy::of).toList());
        return open;
    }

    /** Goes on with one, as far as that is possible now. */
    void carryOut(Withdrawal copy) {
        Lease lease = leases.of(WORK);
        if (!lease.isHeld()) {
            return;
        }
        if (copy.state() == WithdrawalState.REMOVED) {
            answer(copy, lease);
        } else if (copy.isCancellation()) {
            cancellation(copy, lease);
        } else {
            take(copy, lease);
        }
    }

    private void cancellation(Withdrawal copy, Lease lease) {
        List<StandingCopy> standing = withdrawals.standing(copy.cause(), copy.recipient());
        if (standing.isEmpty()) {
            take(copy, lease);
        } else if (standing.stream().noneMatch(StandingCopy::isUndecided)) {
            withdrawals.set(copy, WithdrawalState.FETCHED);
        }
    }

    // What is being sent once more comes behind it, and would be there alone.
    private void take(Withdrawal copy, Lease lease) {
        if (withdrawals.isBeingRepeated(copy)) {
            return;
        }
        lease.check();
        if (remove(copy) > 0) {
            record(copy);
            answer(copy, lease);
        } else if (seen.isOlder(ON_ITS_WAY, AskedCopy.of(copy))) {
            withdrawals.set(copy, WithdrawalState.FETCHED);
        }
    }

    // What is sent again lies behind it: taken first, so that nothing of it is left where this one is taken.
    private int remove(Withdrawal copy) {
        String queue = QueueNames.out(copy.recipient());
        String filter = "%s = 'NOTIFICATION' and %s = %d and %s = '%s' and %s is "
                .formatted(
                        HubProperties.KIND,
                        HubProperties.ENTRY,
                        copy.entry(),
                        HubProperties.MESSAGE_KEY,
                        copy.messageKey(),
                        HubProperties.REPEAT);
        broker.removeAll(queue, filter + "not null");
        return broker.removeAll(queue, filter + "null");
    }

    private void record(Withdrawal copy) {
        ledger.together(() -> {
            if (ledger.takeBack(copy.entry(), copy.recipient(), DeliveryState.WITHDRAWN)) {
                ledger.afterwards(() -> listeners.withdrawn(new Withdrawn(copy.recipient())));
            }
            senderReceipts.record(source(copy), List.of(receipt(copy)));
            withdrawals.set(copy, WithdrawalState.REMOVED);
            return copy;
        });
    }

    private void answer(Withdrawal copy, Lease lease) {
        sender.send(
                List.of(senderReceipts.message(source(copy), receipt(copy))),
                "withdrawn-" + copy.entry() + "-" + copy.recipient(),
                lease);
        withdrawals.set(copy, WithdrawalState.DONE);
    }

    private Receipt receipt(Withdrawal copy) {
        return senderReceipts.receipts().withdrawn(source(copy), copy.reference(), copy.revision(), copy.recipient());
    }

    private static Source source(Withdrawal copy) {
        return new Source(copy.sender(), copy.entry(), copy.messageKey());
    }
}
