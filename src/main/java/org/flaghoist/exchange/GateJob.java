package org.flaghoist.exchange;

import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Has the gates follow their reasons: those that begin and end by themselves, and those that arose at another hub. */
public final class GateJob {

    private final OutageLog outageLog =
            new OutageLog(LoggerFactory.getLogger(GateJob.class), "Opening and shutting the partners' queues");
    private final PartnerGates gates;

    public GateJob(PartnerGates gates) {
        this.gates = gates;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        outageLog.attempt(gates::align);
    }
}
