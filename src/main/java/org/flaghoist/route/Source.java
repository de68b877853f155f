package org.flaghoist.route;

import org.flaghoist.ledger.ReceiptKey;
import org.flaghoist.notification.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * The message that receipts and copies come from.
 *
 * @param entry its number in the ledger
 * @param claim what the broker calls it
 */
record Source(String sender, long entry, String claim) {

    /** The key of a receipt about it; the same whenever the same is told. */
    String receiptKey(Receipt.Status status, @Nullable String recipient) {
        return ReceiptKey.of(sender, claim, status, recipient);
    }
}
