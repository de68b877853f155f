package org.flaghoist.exchange;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Has the hub wait while the broker's disk is too full, as the broker has the partners wait. */
public final class FullDiskGate {

    private static final Logger LOG = LoggerFactory.getLogger(FullDiskGate.class);

    private final OutageLog outageLog = new OutageLog(LOG, "Looking at the broker's disk");
    private final Broker broker;
    private final PartnerGates gates;
    private final GateJob gateJob;
    private final Path directory;

    /** @param gateJob has the gates follow at once */
    public FullDiskGate(Broker broker, PartnerGates gates, GateJob gateJob, Path directory) {
        this.broker = broker;
        this.gates = gates;
        this.gateJob = gateJob;
        this.directory = directory;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        outageLog.attempt(this::compare);
    }

    private void compare() {
        boolean full = broker.isDiskFull();
        if (full == gates.isDiskFull()) {
            return;
        }
        gates.setDiskFull(full);
        if (full) {
            LOG.error(
                    "The disk of {} is fuller than flaghoist.broker.max-disk-usage: files stay at the partners, sends and"
                            + " translations wait, nothing is lost; free the disk, then it goes on by itself",
                    directory);
        } else {
            LOG.info("The disk of {} has space again: everything goes on", directory);
        }
        gateJob.look();
    }
}
