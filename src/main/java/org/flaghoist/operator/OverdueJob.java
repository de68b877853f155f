package org.flaghoist.operator;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.overdue.OwedOverdue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks now and then what is overdue, and which senders are to be told. */
public final class OverdueJob {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueJob.class);

    private final OutageLog looking = new OutageLog(LOG, "Looking what is overdue");
    private final OutageLog asking = new OutageLog(LOG, "Looking which senders are to be told what is overdue");
    private final Map<String, OutageLog> senders = new ConcurrentHashMap<>();
    private final OverdueExecutor executor;

    public OverdueJob(OverdueExecutor executor) {
        this.executor = executor;
    }

    @Scheduled(fixedDelayString = "${flaghoist.overdue.every}", initialDelayString = "${flaghoist.overdue.every}")
    void look() {
        looking.attempt(this::lookAtAll);
        asking.attempt(this::answer);
    }

    private void lookAtAll() {
        if (executor.holdsLease()) {
            Instant now = executor.begin();
            boolean isMore = executor.holdsLease();
            while (isMore) {
                isMore = executor.goOn(now) && executor.holdsLease();
            }
        }
    }

    // One that fails must not keep the others from theirs.
    private void answer() {
        if (executor.holdsLease()) {
            for (OwedOverdue owed : executor.owed()) {
                if (executor.holdsLease()) {
                    senders.computeIfAbsent(owed.sender(), OverdueJob::outageLog)
                            .attempt(() -> executor.answer(owed));
                }
            }
        }
    }

    private static OutageLog outageLog(String sender) {
        return new OutageLog(LOG, "Telling " + sender + " what is overdue");
    }
}
