package org.flaghoist.hub;

import java.nio.file.Path;
import java.util.Optional;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.installation.Installation;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.ledger.chain.Witness;
import org.flaghoist.notification.SetupFaults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database still has what this hub saw of its chain, stamped with its key. An administrator who restored an
 * older backup says so once, naming what is lost; the ledger then keeps that.
 */
final class LedgerHead {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerHead.class);

    /** Of the hash; as many digits as nobody hits by chance. */
    private static final int NAMED_BY = 16;

    private final Path key;
    private final HeadFile outside;
    private final Chain chain;
    private final Installation installation;
    private final @Nullable String lost;

    /**
     * @param key the file with the ledger's key
     * @param lost how the hash of the link begins that is lost for good; null where none is
     */
    LedgerHead(Path key, HeadFile outside, Chain chain, Installation installation, @Nullable String lost) {
        this.key = key;
        this.outside = outside;
        this.chain = chain;
        this.installation = installation;
        this.lost = lost;
    }

    void check(SetupFaults faults) {
        if (!chain.fitsItsKey()) {
            faults.add(key
                    + ": does not fit the ledger, whose events another key has stamped; restore the key that was saved"
                    + " together with this database" + BrokerStartCheck.PAGE);
        }
        try {
            outside.witness()
                    .filter(known -> !isGivenUp(known))
                    .ifPresent(known ->
                            chain.fault(known).ifPresent(fault -> faults.add("ledger: " + words(known, fault))));
        } catch (IllegalStateException e) {
            faults.add(outside.file() + ": " + e.getMessage());
        }
    }

    private static String words(Witness known, String fault) {
        return "was set back, or changed: " + fault
                + "; if nobody restored it, keep it as it is and find out who wrote to"
                + " the database; restore the newest backup; where that is an older one, start once with"
                + " --flaghoist.hub.lost-head=" + name(known.seal());
    }

    private boolean isGivenUp(Witness known) {
        return name(known.seal()).equals(lost);
    }

    private static String name(Seal seal) {
        return seal.hash().substring(0, NAMED_BY);
    }

    /** Goes on from where the database is, and keeps for good that it was set back where it was. */
    void goOn() {
        Seal head = chain.head();
        Optional<Witness> known = outside.witness();
        Optional<String> fault = known.flatMap(chain::fault);
        if (fault.isPresent()) {
            LOG.warn(
                    "The ledger was restored from an older backup, as a setting of this start allows: {}", fault.get());
            installation.restored(known.get().seal(), head);
        }
        outside.write(head);
    }
}
