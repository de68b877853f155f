package org.flaghoist.operator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.picture.PictureWeeks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Keeps the sums of the picture up to date; of several hubs one does. */
public final class PictureJob {

    private static final Logger LOG = LoggerFactory.getLogger(PictureJob.class);

    /** So that it never takes much of the machine, however many notifications a week has: a twentieth of its time. */
    private static final int REST = 20;

    private static final Duration LONGEST = Duration.ofMillis(500);

    private final OutageLog outageLog = new OutageLog(LOG, "Adding up the picture");
    private final PictureWeeks weeks;
    private final ClusterLeases leases;
    private long idleUntil = System.nanoTime();

    public PictureJob(PictureWeeks weeks, ClusterLeases leases) {
        this.weeks = weeks;
        this.leases = leases;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (System.nanoTime() - idleUntil >= 0) {
            outageLog.attempt(this::addUp);
        }
    }

    private void addUp() {
        long began = System.nanoTime();
        boolean isMore = true;
        while (isMore && leases.isMine("picture") && System.nanoTime() - began < LONGEST.toNanos()) {
            isMore = weeks.step();
        }
        long end = System.nanoTime();
        idleUntil = end + REST * (end - began);
    }
}
