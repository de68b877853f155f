package org.flaghoist.tryout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.ledger.RemovedPart;
import org.flaghoist.mapping.BrokenMapping;
import org.flaghoist.notification.Rejection;
import org.flaghoist.release.ReleaseDecision;
import org.jspecify.annotations.Nullable;

/**
 * What one recipient would get.
 *
 * @param content in its own form; of what is held, what it would get once two releasers have released it; null where it
 *     gets nothing
 * @param fault why its form cannot carry it; null where it can
 * @param broken where its mapping breaks off, if that is the fault
 */
public record TriedCopy(
        String recipient,
        ReleaseDecision decision,
        byte @Nullable [] content,
        @Nullable Rejection fault,
        @Nullable BrokenMapping broken) {

    /** What it does not get, as JSON Pointers into the hub form. */
    public List<String> redactions() {
        return removed().stream().map(RemovedPart::path).toList();
    }

    /** The same with the rule of each. */
    public List<RemovedPart> removed() {
        ObjectNode released = decision.notification();
        return released == null ? List.of() : RemovedPart.of(released);
    }
}
