package org.flaghoist.ledger;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.notification.Receipt;
import org.jspecify.annotations.Nullable;

/** The unique key of a receipt: 32 hexadecimal digits, the same whenever the same thing is reported again. */
public final class ReceiptKey {

    private static final int DIGITS = 32;

    private ReceiptKey() {}

    /**
     * @param arrival the message the receipt answers; two copies of one notification are answered with two keys
     * @param recipient null for what is said once for each message
     */
    public static String of(Arrival arrival, Receipt.Status status, @Nullable String recipient) {
        return of(arrival.sender(), arrival.messageKey(), status, recipient);
    }

    /** As above, where the arrival itself is no longer at hand. */
    public static String of(String sender, String messageKey, Receipt.Status status, @Nullable String recipient) {
        String fact = String.join("\n", sender, messageKey, status.name(), recipient == null ? "" : recipient);
        byte[] hash = Digests.sha256().digest(fact.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    }
}
