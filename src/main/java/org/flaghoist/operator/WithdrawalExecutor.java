package org.flaghoist.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.broker.Broker;
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
import org.flaghoist.operator.WithdrawnCopies.TakenCopy;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.WithdrawalState;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.recall.Withdrawals.StandingCopy;

/**
 * Takes what was cancelled from the queues of partners that consume them themselves, at the one hub that holds the
 * lease for it: first the earlier revisions, and where the partner has none of them, the cancellation. What a partner
 * has in hand cannot be taken: it counts as fetched. So does what has not come to its queue, though a hub may bring it
 * there later; then the partner is given the cancellation of what it did not see, and never the other way round.
 */
public final class WithdrawalExecutor {

    private static final String WORK = "withdrawals";

    /** So long after it was first seen, a copy may still be on its way to its queue: the ledger has it first. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Withdrawals withdrawals;
    private final WithdrawnCopies withdrawn;
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
        this.withdrawn = new WithdrawnCopies(broker);
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

    /** One that fails must not keep the others from being carried out. */
    private static final class GatheredFailures {

        private final List<RuntimeException> all = new ArrayList<>();

        boolean succeeds(Runnable work) {
            try {
                work.run();
                return true;
            } catch (RuntimeException failure) {
                all.add(failure);
                return false;
            }
        }

        void throwFirst() {
            if (!all.isEmpty()) {
                throw all.get(0);
            }
        }
    }

    /** Whether this hub withdraws now. */
    boolean holdsLease() {
        return leases.isMine(WORK);
    }

    WithdrawnCopies withdrawn() {
        return withdrawn;
    }

    /** Those of which something is to be done on a queue. */
    List<Withdrawal> open() {
        List<Withdrawal> open = withdrawals.open();
        seen.keepOnly(open.stream().map(AskedCopy::of).toList());
        return open;
    }

    /**
     * Goes on with some for one recipient, as far as that is possible now. All are looked for on its queue together,
     * since that may be long.
     */
    void carryOut(List<Withdrawal> copies) {
        Lease lease = leases.of(WORK);
        if (!lease.isHeld()) {
            return;
        }
        GatheredFailures failures = new GatheredFailures();
        copies.stream()
                .filter(copy -> copy.state() == WithdrawalState.REMOVED)
                .forEach(copy -> failures.succeeds(() -> answer(copy, lease)));
        List<Withdrawal> waiting = copies.stream()
                .filter(copy -> copy.state() == WithdrawalState.WAITING)
                .toList();
        take(waiting.stream().filter(copy -> !copy.isCancellation()).toList(), lease, failures);
        take(waiting.stream().filter(this::isNeedless).toList(), lease, failures);
        failures.throwFirst();
    }

    // A cancellation of which its recipient has nothing.
    private boolean isNeedless(Withdrawal copy) {
        if (!copy.isCancellation()) {
            return false;
        }
        List<StandingCopy> standing = withdrawals.standing(copy.cause(), copy.recipient());
        if (!standing.isEmpty() && standing.stream().noneMatch(StandingCopy::isUndecided)) {
            withdrawals.set(copy, WithdrawalState.FETCHED);
        }
        return standing.isEmpty();
    }

    // What is being sent once more comes behind it, and would be there alone. What an earlier look has taken, though
    // nobody waited for its end, is recorded before the next.
    private void take(List<Withdrawal> copies, Lease lease, GatheredFailures failures) {
        List<Withdrawal> wanted = copies.stream()
                .filter(copy -> !withdrawals.isBeingRepeated(copy))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        lease.check();
        List<Withdrawal> left = leftOf(wanted, lease, failures);
        if (!left.isEmpty()) {
            withdrawn.take(left, left.get(0).recipient());
            leftOf(left, lease, failures).stream()
                    .filter(copy -> seen.isOlder(ON_ITS_WAY, AskedCopy.of(copy)))
                    .forEach(copy -> withdrawals.set(copy, WithdrawalState.FETCHED));
        }
    }

    /** Records those that are taken, and sends the receipts; returns those that are not. */
    private List<Withdrawal> leftOf(List<Withdrawal> wanted, Lease lease, GatheredFailures failures) {
        Set<String> taken = withdrawn.taken(wanted.get(0).recipient()).stream()
                .map(TakenCopy::messageKey)
                .collect(Collectors.toSet());
        wanted.stream()
                .filter(copy -> taken.contains(copy.messageKey()) && failures.succeeds(() -> record(copy)))
                .forEach(copy -> failures.succeeds(() -> answer(copy, lease)));
        return wanted.stream()
                .filter(copy -> !taken.contains(copy.messageKey()))
                .toList();
    }

    void record(Withdrawal copy) {
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
        withdrawn.remove(copy);
        withdrawals.set(copy, WithdrawalState.DONE);
    }

    private Receipt receipt(Withdrawal copy) {
        return senderReceipts.receipts().withdrawn(source(copy), copy.reference(), copy.revision(), copy.recipient());
    }

    private static Source source(Withdrawal copy) {
        return new Source(copy.sender(), copy.entry(), copy.messageKey());
    }
}
