package org.flaghoist.operator;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.WithdrawalState;
import org.flaghoist.recall.Withdrawals;

/** Sees that a partner that consumes its queue has taken the cancellation of a recall from there. */
public final class RecallConfirmations {

    private final Withdrawals withdrawals;
    private final Broker broker;
    private final CachedQueueCounts queues;
    private final UnfetchedCopies copies;

    /** How many messages had been taken from its queue when a cancellation was last seen there. */
    private final Map<LyingCopy, Long> seen = new ConcurrentHashMap<>();

    public RecallConfirmations(
            Withdrawals withdrawals, Broker broker, CachedQueueCounts queues, UnfetchedCopies copies) {
        this.withdrawals = withdrawals;
        this.broker = broker;
        this.queues = queues;
        this.copies = copies;
    }

    private record LyingCopy(String recipient, long entry) {

        static LyingCopy of(Withdrawal cancellation) {
            return new LyingCopy(cancellation.recipient(), cancellation.entry());
        }

        String queue() {
            return QueueNames.out(recipient);
        }
    }

    void look() {
        List<Withdrawal> notTaken = withdrawals.notTaken();
        seen.keySet().retainAll(notTaken.stream().map(LyingCopy::of).toList());
        notTaken.stream()
                .filter(cancellation -> isTaken(LyingCopy.of(cancellation)))
                .forEach(cancellation -> withdrawals.set(cancellation, WithdrawalState.TAKEN));
    }

    // Asked in this order: what is given back lies there again. A queue from which nothing was taken since may be long.
    private boolean isTaken(LyingCopy copy) {
        long taken = queues.taken(copy.queue());
        if (broker.isInHand(copy.queue()) || Objects.equals(seen.get(copy), taken)) {
            return false;
        }
        boolean lies = copies.lies(copy.recipient(), copy.entry());
        if (lies) {
            seen.put(copy, taken);
        }
        return !lies;
    }
}
