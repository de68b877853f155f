package org.flaghoist.route;

import java.util.concurrent.TimeUnit;
import org.flaghoist.ledger.Chain;
import org.flaghoist.ledger.LedgerFile;
import org.springframework.scheduling.annotation.Scheduled;

/** Seals the ledger's events into its hash chain, so that the writers need not queue for its head, and tidies up. */
final class Sealer {

    private final Chain chain;
    private final LedgerFile file;

    Sealer(Chain chain, LedgerFile file) {
        this.chain = chain;
        this.file = file;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void seal() {
        chain.seal();
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void tidy() {
        file.tidy();
    }
}
