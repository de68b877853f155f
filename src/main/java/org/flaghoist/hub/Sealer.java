package org.flaghoist.hub;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.operator.ChainVerifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Seals the ledger's events into its hash chain, so that the writers need not queue for the chain's head, and keeps the
 * head outside the database, too. Nothing is sealed onto a chain that lacks what was seen of it before.
 */
final class Sealer {

    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    private static final Duration LOG_EVERY = Duration.ofDays(1);

    private final OutageLog outageLog = new OutageLog(LOG, "Sealing the ledger's events");
    private final Chain chain;
    private final ChainVerifier verifier;
    private final HeadFile outside;
    private final ClusterLeases leases;
    private long logged = System.nanoTime() - LOG_EVERY.toNanos();

    Sealer(Chain chain, ChainVerifier verifier, HeadFile outside, ClusterLeases leases) {
        this.chain = chain;
        this.verifier = verifier;
        this.outside = outside;
        this.leases = leases;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void seal() {
        outageLog.attempt(() -> {
            refuseWhatWasSetBack();
            Seal last = leases.isMine("seal") ? chain.seal() : chain.head();
            // Looked at again, as only the file shows it: it must not move on with a chain set back
            // meanwhile.
            refuseWhatWasSetBack();
            outside.write(last);
            logNowAndThen(last);
        });
    }

    private void refuseWhatWasSetBack() {
        outside.witness().flatMap(chain::fault).ifPresent(fault -> {
            String words = "the ledger was set back, or changed: " + fault;
            verifier.broken(words);
            throw new IllegalStateException(
                    words + "; no event is sealed until that is cleared up (docs/operate/restore.md)");
        });
    }

    private void logNowAndThen(Seal last) {
        if (System.nanoTime() - logged >= LOG_EVERY.toNanos()) {
            logged = System.nanoTime();
            log(last);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        outside.witness().ifPresent(known -> log(known.seal()));
    }

    private static void log(Seal last) {
        LOG.info("The ledger's chain goes up to link {}, {}", last.link(), last.hash());
    }
}
