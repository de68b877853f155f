package org.flaghoist.recall;

/**
 * A copy on the queue of a partner that consumes it itself, to be withdrawn.
 *
 * @param entry of the revision that it is a copy of, with its sender, message key, reference and revision
 * @param cause the entry of the cancellation; the same as {@code entry} where this is the cancellation's own copy
 */
public record Withdrawal(
        long entry,
        String sender,
        String messageKey,
        String reference,
        int revision,
        String recipient,
        long cause,
        WithdrawalState state) {

    public boolean isCancellation() {
        return entry == cause;
    }
}
