package org.flaghoist.ledger;

import java.util.List;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one recipient of a notification.
 *
 * @param rule the release rule it is recorded with (mappings/README.md, section 5); null where none had a say
 * @param redactions what was removed
 * @param rendering what the recipient gets; null where it gets nothing (yet)
 * @param fault why it failed; null unless that is or would have been {@link DeliveryState#FAILED}
 * @param would what it would have come to; null unless {@link DeliveryState#TESTED}
 */
public record RecipientOutcome(
        String recipient,
        DeliveryState state,
        @Nullable String rule,
        List<RemovedPart> redactions,
        @Nullable Rendering rendering,
        @Nullable Rejection fault,
        @Nullable DeliveryState would) {

    /** Released: QUEUED for an SFTP partner, DELIVERED for a JMS partner. */
    public static RecipientOutcome released(
            String recipient,
            DeliveryState state,
            @Nullable String rule,
            List<RemovedPart> redactions,
            Rendering rendering) {
        return new RecipientOutcome(recipient, state, rule, redactions, rendering, null, null);
    }

    /** Waits for a person. */
    public static RecipientOutcome held(String recipient, String rule, List<RemovedPart> redactions) {
        return new RecipientOutcome(recipient, DeliveryState.HELD, rule, redactions, null, null, null);
    }

    /** May not have it. */
    public static RecipientOutcome refused(String recipient, String rule) {
        return new RecipientOutcome(recipient, DeliveryState.REFUSED, rule, List.of(), null, null, null);
    }

    /** Released, but its form cannot carry it. */
    public static RecipientOutcome failed(
            String recipient, @Nullable String rule, List<RemovedPart> redactions, Rejection fault) {
        return new RecipientOutcome(recipient, DeliveryState.FAILED, rule, redactions, null, fault, null);
    }

    /** What was removed, as JSON Pointers. */
    public List<String> removedPaths() {
        return redactions.stream().map(RemovedPart::path).toList();
    }

    /** Whether the rules let the recipient have it, at least in part. */
    public boolean isReleased() {
        return state != DeliveryState.HELD && state != DeliveryState.REFUSED;
    }

    /** The same, had its sender or the recipient not only been tested. */
    public RecipientOutcome tested() {
        return new RecipientOutcome(recipient, DeliveryState.TESTED, rule, redactions, rendering, fault, state);
    }
}
