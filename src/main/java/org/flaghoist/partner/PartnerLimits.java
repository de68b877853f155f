package org.flaghoist.partner;

import org.jspecify.annotations.Nullable;

/**
 * How much a partner gets of what all share, and how fast it is given.
 *
 * @param quota how much of the broker's disk its messages may take
 * @param throttle how fast it is given messages; null where as fast as it takes them
 */
public record PartnerLimits(Quota quota, @Nullable Throttle throttle) {

    public static final PartnerLimits DEFAULT = new PartnerLimits(Quota.DEFAULT, null);
}
