package org.flaghoist.parking;

import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What is to wait for a person, as it comes about.
 *
 * @param partner whose queue it will lie on
 * @param fault null where held
 * @param rule the release rule that it is held by, or was released with
 * @param receipt the key, where it is a receipt
 */
public record ToPark(
        ParkingQueue queue,
        String partner,
        long entry,
        Stage stage,
        @Nullable Rejection fault,
        @Nullable String rule,
        @Nullable String receipt) {

    public static ToPark rejected(String sender, long entry, Stage stage, Rejection fault) {
        return new ToPark(ParkingQueue.DEAD_IN, sender, entry, stage, fault, null, null);
    }

    public static ToPark undeliverable(
            String recipient, long entry, Stage stage, Rejection fault, @Nullable String rule) {
        return new ToPark(ParkingQueue.DEAD_OUT, recipient, entry, stage, fault, rule, null);
    }

    public static ToPark receipt(String sender, long entry, String key, Stage stage, Rejection fault) {
        return new ToPark(ParkingQueue.DEAD_OUT, sender, entry, stage, fault, null, key);
    }

    public static ToPark held(String recipient, long entry, String rule) {
        return new ToPark(ParkingQueue.HELD, recipient, entry, Stage.RELEASE, null, rule, null);
    }

    String id() {
        if (receipt != null) {
            return entry + "-receipt-" + receipt;
        }
        return switch (queue) {
            case DEAD_IN -> inId(entry);
            case DEAD_OUT -> outId(entry, partner);
            case HELD -> entry + "-held-" + partner;
        };
    }

    static String inId(long entry) {
        return entry + "-in";
    }

    static String outId(long entry, String recipient) {
        return entry + "-out-" + recipient;
    }
}
