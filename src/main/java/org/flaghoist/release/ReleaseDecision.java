package org.flaghoist.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What the policy says about one recipient (mappings/README.md, section 5).
 *
 * @param rule of a release the last of R1, R6, those of the policy file that took something out, R11 and R12 that had a
 *     say; else the first that refused or held
 * @param notification what the recipient gets, or would get once released, with its redactions; to be
 *     left as it is, since all share what was not taken out; null where it is refused
 */
public record ReleaseDecision(
        Outcome outcome, String rule, @Nullable ObjectNode notification) {

    /** What becomes of a notification on its way to one recipient. */
    public enum Outcome {
        RELEASE,
        /** Waits for a person to release or refuse it. */
        HOLD,
        REFUSE
    }

    static ReleaseDecision release(String rule, ObjectNode notification) {
        return new ReleaseDecision(Outcome.RELEASE, rule, notification);
    }

    static ReleaseDecision hold(String rule, ObjectNode notification) {
        return new ReleaseDecision(Outcome.HOLD, rule, notification);
    }

    static ReleaseDecision refuse(String rule) {
        return new ReleaseDecision(Outcome.REFUSE, rule, null);
    }
}
