package org.flaghoist.partner;

import java.util.List;

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
        Expects expects) {

    public Partner {
        expiries = List.copyOf(expiries);
    }
}
