package org.flaghoist.ledger;

import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What a notification was found to be.
 *
 * @param acceptance null where refused
 * @param code null unless refused
 */
record AcceptanceResult(
        @Nullable Acceptance acceptance, @Nullable FaultCode code) {

    static final AcceptanceResult ACCEPTED = new AcceptanceResult(Acceptance.ACCEPTED, null);
    static final AcceptanceResult DUPLICATE = new AcceptanceResult(Acceptance.DUPLICATE, null);
    static final AcceptanceResult ID_REUSED = new AcceptanceResult(null, FaultCode.ID_REUSED);
    static final AcceptanceResult REVISION_ORDER = new AcceptanceResult(null, FaultCode.REVISION_ORDER);

    /** The ledger's own refusal of this code; empty for a reader's code, whose message may read otherwise by now. */
    static Optional<AcceptanceResult> refusedFor(@Nullable String code) {
        return Stream.of(ID_REUSED, REVISION_ORDER)
                .filter(refusal -> String.valueOf(refusal.code()).equals(code))
                .findFirst();
    }

    /** The acceptance, or the refusal thrown: the whole message is at fault. */
    Acceptance orThrow(Subject subject) {
        if (acceptance != null) {
            return acceptance;
        }
        boolean reused = code == FaultCode.ID_REUSED;
        throw new Rejection(
                reused ? FaultCode.ID_REUSED : FaultCode.REVISION_ORDER,
                "",
                null,
                reused ? subject.id() : Integer.toString(subject.revision()));
    }
}
