package org.flaghoist.operator;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.exchange.UnknownEntries;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.operator.WithdrawnCopies.TakenCopy;
import org.flaghoist.recall.LeftWithdrawals;
import org.flaghoist.recall.LeftWithdrawals.LeftWithdrawal;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.WithdrawalState;
import org.flaghoist.recall.Withdrawals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Settles what was taken from a partner's queue, and lies on the hub's own for longer than it takes to record it:
 * nobody else comes upon it, and the partner has it not. One hub does it, the one that withdraws.
 */
public final class LeftCopies {

    private static final Logger LOG = LoggerFactory.getLogger(LeftCopies.class);

    private final OutageLog outageLog = new OutageLog(LOG, "Looking for what was taken and is left over");
    private final Sightings<String> seen = new Sightings<>();
    private final Ledger ledger;
    private final Withdrawals withdrawals;
    private final LeftWithdrawals left;
    private final WithdrawnCopies withdrawn;
    private final WithdrawalExecutor executor;
    private final UnknownEntries unknown;
    private final Collection<String> consumers;

    /** @param consumers the partners that consume their queues themselves, and their bodies */
    public LeftCopies(
            Ledger ledger,
            Withdrawals withdrawals,
            WithdrawalExecutor executor,
            UnknownEntries unknown,
            Collection<String> consumers) {
        this.ledger = ledger;
        this.withdrawals = withdrawals;
        this.left = new LeftWithdrawals(ledger.database());
        this.withdrawn = executor.withdrawn();
        this.executor = executor;
        this.unknown = unknown;
        this.consumers = consumers;
    }

    @Scheduled(initialDelay = 30, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void look() {
        outageLog.attempt(() -> settle(Duration.ofMinutes(1)));
    }

    /** @param age how long something has to lie there, and has been seen by this hub */
    void settle(Duration age) {
        if (executor.holdsLease()) {
            // Raises an alarm.
            unknown.lookAtWithdrawn();
            List<TakenCopy> lying = consumers.stream()
                    .flatMap(recipient -> withdrawn.taken(recipient).stream())
                    .toList();
            seen.keepOnly(lying.stream().map(TakenCopy::message).toList());
            lying.stream().filter(copy -> seen.isOlder(age, copy.message())).forEach(this::settle);
        }
    }

    private void settle(TakenCopy taken) {
        if (asked(taken).isEmpty()) {
            return;
        }
        ledger.together(() -> {
            // What would overtake it is accepted before, or comes to the queue behind it.
            ledger.lockRevisions(taken.entry());
            asked(taken).ifPresent(this::settle);
            return taken;
        });
    }

    private Optional<LeftWithdrawal> asked(TakenCopy taken) {
        return left.find(taken.entry(), taken.messageKey(), taken.recipient());
    }

    private void settle(LeftWithdrawal there) {
        Withdrawal copy = there.copy();
        if (there.delivery() == DeliveryState.WITHDRAWN) {
            if (copy.state() == WithdrawalState.DONE) {
                withdrawn.remove(copy);
            }
        } else if (there.isCancelled()) {
            // It counted as fetched. If not, it is being withdrawn.
            withdrawals.set(copy, WithdrawalState.WAITING);
        } else if (there.isOvertaken()) {
            executor.record(copy);
        } else {
            LOG.warn(
                    "The copy of {} r{} of {} for {} goes back to its queue: its cancellation was rejected since",
                    copy.reference(),
                    copy.revision(),
                    copy.sender(),
                    copy.recipient());
            withdrawn.putBack(copy);
            withdrawals.set(copy, WithdrawalState.FETCHED);
        }
    }
}
