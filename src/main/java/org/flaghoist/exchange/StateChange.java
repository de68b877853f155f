package org.flaghoist.exchange;

import java.time.Instant;
import org.flaghoist.partner.PartnerState;

/**
 * A change of a partner's state, mostly the last one: how the hub deals with the partner, since when and why.
 *
 * @param testRun which of its test runs what it sends now belongs to, from 1; 0 where it is live. A partner that is
 *     paused sends for what it was before
 * @param by the operator's login, or {@code hub}
 */
public record StateChange(String partner, PartnerState state, int testRun, Instant since, String by, String reason) {}
