package org.flaghoist.recall;

import org.flaghoist.ledger.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * How a recall stands with one recipient.
 *
 * @param cancellation how the cancellation stands; null where it is for nobody but others
 */
public record RecalledRecipient(
        String recipient,
        RecipientProgress progress,
        @Nullable DeliveryState cancellation) {

    /** What became of the copies that the recipient was given. */
    public enum RecipientProgress {
        /** Some are still to be decided about, at the latest when their turn comes. */
        WAITING,
        /** All: it has nothing of it. */
        WITHDRAWN,
        /** It has, or may have, at least one, and not yet the cancellation. */
        FETCHED,
        /** It has the cancellation: on its server, or taken from its queue. */
        CONFIRMED
    }
}
