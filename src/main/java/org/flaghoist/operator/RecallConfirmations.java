package org.flaghoist.operator;

import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.WithdrawalState;
import org.flaghoist.recall.Withdrawals;

/** Sees that a partner that consumes its queue has taken the cancellation of a recall from there. */
public final class RecallConfirmations {

    private final Withdrawals withdrawals;
    private final Broker broker;
    private final UnfetchedCopies copies;

    public RecallConfirmations(Withdrawals withdrawals, Broker broker, UnfetchedCopies copies) {
        this.withdrawals = withdrawals;
        this.broker = broker;
        this.copies = copies;
    }

    void look() {
        withdrawals.notTaken().stream()
                .filter(this::isTaken)
                .forEach(cancellation -> withdrawals.set(cancellation, WithdrawalState.TAKEN));
    }

    // Asked in this order: what is given back lies there again.
    private boolean isTaken(Withdrawal cancellation) {
        String queue = QueueNames.out(cancellation.recipient());
        return !broker.isInHand(queue) && !copies.lies(queue, cancellation.entry());
    }
}
