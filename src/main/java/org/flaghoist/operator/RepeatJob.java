package org.flaghoist.operator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.flaghoist.again.RepeatRequest;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.broker.OutageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Sends again what people have asked for, batch by batch, the partners in turns. */
public final class RepeatJob {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatJob.class);

    /** While nothing is asked for, the database is not asked more often. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final OutageLog outageLog = new OutageLog(LOG, "Looking for what is to be sent again");
    private final Map<String, OutageLog> sending = new ConcurrentHashMap<>();
    private final RepeatRequests requests;
    private final RepeatExecutor executor;
    private final RepeatPace pace;
    private long idleUntil = System.nanoTime();

    public RepeatJob(RepeatRequests requests, RepeatExecutor executor, RepeatPace pace) {
        this.requests = requests;
        this.executor = executor;
        this.pace = pace;
    }

    @Scheduled(fixedDelay = 100, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        if (System.nanoTime() - idleUntil >= 0) {
            outageLog.attempt(this::carryOutAll);
        }
    }

    private void carryOutAll() {
        idleUntil = System.nanoTime() + IDLE.toNanos();
        List<RepeatRequest> unfinished = requests.unfinished();
        boolean allWork = !unfinished.isEmpty();
        for (RepeatRequest request : unfinished) {
            if (!executor.holdsLease()) {
                return;
            }
            // One that fails must not keep the others from being carried out.
            allWork &= sending.computeIfAbsent(request.partner(), RepeatJob::outageLog)
                    .attempt(() -> carryOut(request));
        }
        if (allWork) {
            idleUntil = System.nanoTime();
        }
    }

    private static OutageLog outageLog(String partner) {
        return new OutageLog(LOG, "Sending again to " + partner);
    }

    private void carryOut(RepeatRequest request) {
        int room = pace.room(request.partner());
        if (room > 0) {
            pace.take(request.partner(), executor.carryOut(request, room));
        }
    }
}
