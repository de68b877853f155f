package org.flaghoist.partner;

import java.util.List;
import java.util.stream.Stream;

/**
 * One partner as {@code config/partners/<id>.yaml} gives it.
 *
 * @param id the file's name without its extension: the partner's name in queues, folders and the hub's form
 * @param name for people
 * @param retry how what fails for this partner is tried again
 * @param firstState until somebody changes it; from then on the ledger remembers it
 * @param expiries when its credentials end, as far as that was said
 * @param retention how long what it sent is kept
 * @param limits of the broker's disk, and of how fast it is given messages
 * @param useful how long what is for it is of use
 * @param expects how often something is expected from it
 * @param wishes what else it is sent
 * @param bodies recipients of their own that its connection leads to
 */
public record Partner(
        String id,
        String name,
        Transport transport,
        Retry retry,
        PartnerState firstState,
        List<Expiry> expiries,
        Retention retention,
        PartnerLimits limits,
        Useful useful,
        Expects expects,
        Wishes wishes,
        List<PartnerBody> bodies) {

    public Partner {
        expiries = List.copyOf(expiries);
        bodies = List.copyOf(bodies);
    }

    /** The ids of all that its connection leads to: its own first. */
    public Stream<String> recipients() {
        return Stream.concat(Stream.of(id), bodies.stream().map(PartnerBody::id));
    }
}
