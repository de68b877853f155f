package org.flaghoist.broker;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Whose messages take much of the broker's disk. The broker itself refuses what comes to it from a partner that is over
 * its quota; the files of one are left on its server.
 */
public final class LatestQuotaUse {

    private final OutageLog outageLog = new OutageLog(
            LoggerFactory.getLogger(LatestQuotaUse.class), "Asking the broker about the partners' quotas");
    private final Broker broker;
    private volatile List<QuotaUse> uses = List.of();

    public LatestQuotaUse(Broker broker) {
        this.broker = broker;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        outageLog.attempt(() -> uses = broker.quotas());
    }

    /** Whether nothing more is to be taken from a partner now. */
    public boolean isFull(String partner) {
        return uses.stream().anyMatch(use -> use.full() && use.partner().equals(partner));
    }

    /** As the broker said when it was last asked. */
    public List<QuotaUse> uses() {
        return uses;
    }
}
