package org.flaghoist.parking;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message on one of the hub's queues whose entry the ledger does not have. It waits there until somebody has it set
 * aside.
 *
 * @param message the broker's name for it, as JMS has it
 * @param partner whose queue it is
 * @param sender who sent what it comes from; the partner itself where it is a receipt
 * @param entry the number that the entry had, {@code messageKey} what the broker called what it came from
 * @param seen when it was first met
 * @param actor who wants it set aside, and why; null where nobody does
 */
public record UnknownMessage(
        String message,
        String queue,
        String partner,
        String sender,
        @Nullable String reference,
        @Nullable Integer revision,
        long entry,
        String messageKey,
        Instant seen,
        @Nullable String actor,
        @Nullable String reason) {

    /** Just met. */
    public UnknownMessage(
            String message,
            String queue,
            String partner,
            String sender,
            @Nullable String reference,
            @Nullable Integer revision,
            long entry,
            String messageKey) {
        this(message, queue, partner, sender, reference, revision, entry, messageKey, Instant.EPOCH, null, null);
    }
}
