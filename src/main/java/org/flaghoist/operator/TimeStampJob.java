package org.flaghoist.operator;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.timestamp.DayStamping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks whether the last day has its time stamp; of several hubs one does. */
public final class TimeStampJob {

    private static final Logger LOG = LoggerFactory.getLogger(TimeStampJob.class);

    private final OutageLog outageLog = new OutageLog(LOG, "Looking whether the chain has the time stamp of a day");
    private final Optional<DayStamping> stamping;
    private final ClusterLeases leases;

    /** @param stamping empty where nobody is to be asked */
    public TimeStampJob(Optional<DayStamping> stamping, ClusterLeases leases) {
        this.stamping = stamping;
        this.leases = leases;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (stamping.isPresent()) {
            outageLog.attempt(this::lookWhereItIsMine);
        }
    }

    private void lookWhereItIsMine() {
        if (leases.isMine("time-stamps")) {
            stamping.ifPresent(DayStamping::look);
        }
    }
}
