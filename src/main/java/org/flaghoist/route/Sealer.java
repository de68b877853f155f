package org.flaghoist.route;

import java.util.concurrent.TimeUnit;
import org.flaghoist.ledger.Chain;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Seals the ledger's events into its hash chain, so that the writers need not queue for the chain's head. */
final class Sealer {

    private final Outages outages = new Outages(LoggerFactory.getLogger(Sealer.class), "Sealing the ledger's events");
    private final Chain chain;
    private final ClusterLeases leases;

    Sealer(Chain chain, ClusterLeases leases) {
        this.chain = chain;
        this.leases = leases;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void seal() {
        outages.attempt(() -> {
            if (leases.isMine("seal")) {
                chain.seal();
            }
        });
    }
}
