package org.flaghoist.ledger;

import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/** How a notification stands with one recipient; {@code format} null where nothing was rendered for it. */
record Delivery(
        DeliveryState state,
        @Nullable String rule,
        @Nullable String code,
        int redactions,
        @Nullable String format,
        Urgency urgency,
        int attempts) {

    static Delivery of(RecipientOutcome outcome) {
        Rendering rendering = outcome.rendering();
        return new Delivery(
                outcome.state(),
                outcome.rule(),
                code(outcome.fault()),
                outcome.redactions().size(),
                rendering == null ? null : rendering.format(),
                rendering == null ? Urgency.ROUTINE : rendering.urgency(),
                0);
    }

    Delivery tried(DeliveryState state, int attempts, @Nullable Rejection fault) {
        return new Delivery(state, rule, code(fault), redactions, format, urgency, attempts);
    }

    /** Whether the recipient gets a copy, or would in a test run. */
    boolean isCopy(boolean inTestRun) {
        return inTestRun
                ? state == DeliveryState.TESTED && format != null
                : state == DeliveryState.QUEUED || state == DeliveryState.DELIVERED;
    }

    private static @Nullable String code(@Nullable Rejection fault) {
        FaultCode code = fault == null ? null : fault.code();
        return code == null ? null : code.name();
    }
}
