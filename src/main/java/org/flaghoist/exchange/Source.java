package org.flaghoist.exchange;

import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.BegunEntry;
import org.flaghoist.ledger.ReceiptKey;
import org.flaghoist.notification.Receipt;
import org.flaghoist.parking.ParkedMessage;
import org.jspecify.annotations.Nullable;

/**
 * The message that receipts and copies come from.
 *
 * @param entry its number in the ledger
 * @param messageKey what the broker calls it
 * @param testRun which of its sender's test runs it belongs to; 0 where it is live
 */
public record Source(String sender, long entry, String messageKey, int testRun) {

    /** Of a live message. */
    public Source(String sender, long entry, String messageKey) {
        this(sender, entry, messageKey, 0);
    }

    static Source of(Arrival arrival, BegunEntry begun) {
        return new Source(arrival.sender(), begun.entry(), arrival.messageKey(), arrival.testRun());
    }

    /** What a message that waited for people came from; it is live. */
    public static Source of(ParkedMessage row) {
        return new Source(row.from().sender(), row.entry(), row.from().messageKey());
    }

    /** A test: nothing leaves the hub because of it. */
    boolean isTest() {
        return testRun > 0;
    }

    /** The key of a receipt that a recipient may have several times, for one code each. */
    String receiptKey(Receipt.Status status, String recipient, String code) {
        return ReceiptKey.of(sender, messageKey, status, recipient, code);
    }

    /** The key of a receipt about it; the same whenever it says the same. */
    String receiptKey(Receipt.Status status, @Nullable String recipient) {
        return ReceiptKey.of(sender, messageKey, status, recipient, null);
    }
}
