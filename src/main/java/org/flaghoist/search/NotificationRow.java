package org.flaghoist.search;

import java.time.Instant;
import java.util.List;
import org.flaghoist.installation.Configuration;
import org.flaghoist.ledger.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * A message that came in, as a line in a list.
 *
 * @param header what it says of itself
 * @param state RECEIVED (not decided yet), ACCEPTED, DUPLICATE or REJECTED
 * @param code of the fault
 * @param file that it came in, null where it came over JMS; {@code number} its place there
 * @param origin the entry whose dead letter it is, sent again; else null
 * @param testRun which of the sender's test runs it belongs to, 0 for none
 * @param configuration the name of the {@link Configuration} it was first decided by; null where that is not recorded
 * @param recipients those about whom something was decided, by name
 */
public record NotificationRow(
        long entry,
        Instant at,
        String sender,
        Header header,
        String state,
        @Nullable String code,
        @Nullable String file,
        int number,
        @Nullable Long origin,
        int testRun,
        @Nullable String configuration,
        List<Recipient> recipients) {

    /**
     * What a notification says of itself.
     *
     * @param reference the sender's id; null where it could not be read, likewise {@code revision}
     * @param action null unless it was accepted, likewise {@code type}
     */
    public record Header(
            @Nullable String reference,
            @Nullable Integer revision,
            @Nullable String action,
            @Nullable String type) {}

    /** How it stands with one recipient. */
    public record Recipient(
            String partner,
            DeliveryState state,
            @Nullable String rule,
            @Nullable String code,
            int attempts) {}

    NotificationRow with(List<Recipient> all) {
        return new NotificationRow(
                entry, at, sender, header, state, code, file, number, origin, testRun, configuration, all);
    }
}
