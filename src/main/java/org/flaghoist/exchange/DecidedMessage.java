package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.release.ReleaseDecision;

/**
 * A message, and who may have what of it.
 *
 * @param decisions in the policy's order; none unless it was accepted
 */
public record DecidedMessage(RecordedMessage recorded, List<DecidedCopy> decisions) {

    static DecidedMessage forNobody(RecordedMessage recorded) {
        return new DecidedMessage(recorded, List.of());
    }

    /**
     * What is decided about one recipient.
     *
     * @param isTest whether nothing is to leave the hub because of it
     */
    record DecidedCopy(String recipient, ReleaseDecision decision, boolean isTest) {}
}
