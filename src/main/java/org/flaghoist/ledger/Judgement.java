package org.flaghoist.ledger;

import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What a notification was found to be.
 *
 * @param verdict null where refused
 * @param code null unless refused
 */
record Judgement(@Nullable Verdict verdict, @Nullable FaultCode code) {

    static final Judgement ACCEPTED = new Judgement(Verdict.ACCEPTED, null);
    static final Judgement DUPLICATE = new Judgement(Verdict.DUPLICATE, null);
    static final Judgement ID_REUSED = new Judgement(null, FaultCode.ID_REUSED);
    static final Judgement REVISION_ORDER = new Judgement(null, FaultCode.REVISION_ORDER);

    /** The ledger's own refusal of this code; empty for a reader's code, whose message may read otherwise by now. */
    static Optional<Judgement> refusedFor(@Nullable String code) {
        return Stream.of(ID_REUSED, REVISION_ORDER)
                .filter(refusal -> String.valueOf(refusal.code()).equals(code))
                .findFirst();
    }

    /** The verdict, or the refusal thrown: the whole message is at fault. */
    Verdict orThrow(Subject subject) {
        if (verdict != null) {
            return verdict;
        }
        boolean reused = code == FaultCode.ID_REUSED;
        throw new Rejection(
                reused ? FaultCode.ID_REUSED : FaultCode.REVISION_ORDER,
                "",
                null,
                reused ? subject.id() : Integer.toString(subject.revision()));
    }
}
