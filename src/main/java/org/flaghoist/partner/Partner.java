package org.flaghoist.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One partner as {@code config/partners/<id>.yaml} gives it.
 *
 * @param id the file's name without its extension: the partner's name in queues, folders and the hub's form
 * @param name for people
 * @param retry how what fails for this partner is tried again
 * @param firstState until somebody changes it; from then on the ledger remembers it
 * @param expiries when its credentials end, as far as that was said
 * @param retention how long what it sent is kept
 * @param quota how much of the broker's disk its messages may take
 * @param useful how long what is for it is of use
 * @param expects how often something is expected from it
 * @param throttle how fast it is given messages; null where as fast as it takes them
 * @param wishes what else it is sent
 */
public record Partner(
        String id,
        String name,
        Transport transport,
        Retry retry,
        PartnerState firstState,
        List<Expiry> expiries,
        Retention retention,
        Quota quota,
        Useful useful,
        Expects expects,
        @Nullable Throttle throttle,
        Wishes wishes) {

    public Partner {
        expiries = List.copyOf(expiries);
    }
}
