package org.flaghoist.exchange;

import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Claim;
import org.flaghoist.ledger.ReceiptKey;
import org.flaghoist.notification.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * The message that receipts and copies come from.
 *
 * @param entry its number in the ledger
 * @param claim what the broker calls it
 * @param testRun which of its sender's test runs it belongs to; 0 where it is live
 */
public record Source(String sender, long entry, String claim, int testRun) {

    /** Of a live message. */
    public Source(String sender, long entry, String claim) {
        this(sender, entry, claim, 0);
    }

    static Source of(Arrival arrival, Claim claim) {
        return new Source(arrival.sender(), claim.entry(), arrival.claim(), arrival.testRun());
    }

    /** A test: nothing leaves the hub because of it. */
    boolean isTest() {
        return testRun > 0;
    }

    /** The key of a receipt about it; the same whenever it says the same. */
    String receiptKey(Receipt.Status status, @Nullable String recipient) {
        return ReceiptKey.of(sender, claim, status, recipient);
    }
}
