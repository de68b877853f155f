package org.flaghoist.monitor;

import java.time.Duration;
import java.util.List;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.operator.ChainVerifier;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Has the ledger's chain verified now and then, and finds that it is broken. */
final class ChainWatch implements Watch {

    private static final String BROKEN =
            "The ledger was changed by somebody else than the hub, so it proves nothing any"
                    + " more. Call the administrator; do not stop the hub. Found: ";

    private final OutageLog outageLog =
            new OutageLog(LoggerFactory.getLogger(ChainWatch.class), "Verifying the ledger's chain");
    private final ChainVerifier verifier;
    private final Duration every;

    ChainWatch(ChainVerifier verifier, Duration every) {
        this.verifier = verifier;
        this.every = every;
    }

    @Scheduled(fixedDelayString = "${flaghoist.alarms.every}")
    void verify() {
        outageLog.attempt(() -> verifier.verifyWhereDue(every));
    }

    @Override
    public Condition condition() {
        return Condition.CHAIN_BROKEN;
    }

    @Override
    public List<Finding> look() {
        return verifier.last().filter(last -> !last.sound()).stream()
                .map(last -> new Finding(condition(), null, "", Severity.CRITICAL, BROKEN + last.words(), last.at()))
                .toList();
    }
}
