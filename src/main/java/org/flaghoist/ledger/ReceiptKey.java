package org.flaghoist.ledger;

import org.flaghoist.ledger.body.Digests;
import org.flaghoist.notification.Receipt;
import org.jspecify.annotations.Nullable;

/** The unique key of a receipt: 32 hexadecimal digits, the same whenever the same thing is reported again. */
public final class ReceiptKey {

    private static final int DIGITS = 32;

    private ReceiptKey() {}

    /**
     * @param messageKey of the message it answers; two copies of one notification are answered with two keys
     * @param recipient null for what is said once for each message
     * @param code tells apart what is said several times of a recipient: what is overdue
     */
    public static String of(
            String sender,
            String messageKey,
            Receipt.Status status,
            @Nullable String recipient,
            @Nullable String code) {
        String fact = String.join("\n", sender, messageKey, status.name(), recipient == null ? "" : recipient);
        return Digests.plain(status.isRepeated() ? fact + "\n" + code : fact).substring(0, DIGITS);
    }
}
