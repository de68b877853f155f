package org.flaghoist.exchange;

import java.time.Instant;
import org.flaghoist.partner.PartnerState;

/**
 * How the hub deals with a partner, since when and why.
 *
 * @param testRun which of its test runs what it sends now belongs to, from 1; 0 where it is live. A partner that is
 *     paused sends for what it was before
 * @param by the operator's login, or {@code hub}
 */
public record PartnerStateRecord(
        String partner, PartnerState state, int testRun, Instant since, String by, String reason) {}
