package org.flaghoist.ledger;

import java.util.List;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one recipient of a notification.
 *
 * @param rule the release rule it is recorded with (mappings/README.md, section 5); null where none had a say
 * @param redactions what was removed, as JSON Pointers
 * @param rendering what the recipient gets; null where it gets nothing (yet)
 * @param fault why it failed; null unless {@link DeliveryState#FAILED}
 */
public record Outcome(
        String recipient,
        DeliveryState state,
        @Nullable String rule,
        List<String> redactions,
        @Nullable Rendering rendering,
        @Nullable Rejection fault) {

    /** Released: QUEUED for an SFTP partner, DELIVERED for a JMS partner. */
    public static Outcome released(
            String recipient,
            DeliveryState state,
            @Nullable String rule,
            List<String> redactions,
            Rendering rendering) {
        return new Outcome(recipient, state, rule, redactions, rendering, null);
    }

    /** Waits for a person. */
    public static Outcome held(String recipient, String rule, List<String> redactions) {
        return new Outcome(recipient, DeliveryState.HELD, rule, redactions, null, null);
    }

    /** May not have it. */
    public static Outcome refused(String recipient, String rule) {
        return new Outcome(recipient, DeliveryState.REFUSED, rule, List.of(), null, null);
    }

    /** Released, but its form cannot carry it. */
    public static Outcome failed(String recipient, @Nullable String rule, List<String> redactions, Rejection fault) {
        return new Outcome(recipient, DeliveryState.FAILED, rule, redactions, null, fault);
    }
}
