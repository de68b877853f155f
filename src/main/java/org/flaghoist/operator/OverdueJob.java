package org.flaghoist.operator;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.overdue.OwedOverdue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks now and then what is overdue, and which senders are to be told. */
public final class OverdueJob {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueJob.class);

    private final OutageLog looking = new OutageLog(LOG, "Looking what is overdue");
    private final OutageLog asking = new OutageLog(LOG, "Looking which senders are to be told what is overdue");
    private final Map<String, OutageLog> senders = new ConcurrentHashMap<>();
    private final OverdueExecutor executor;
    private volatile boolean stopping;

    public OverdueJob(OverdueExecutor executor) {
        this.executor = executor;
    }

    @Scheduled(fixedDelayString = "${flaghoist.overdue.every}", initialDelayString = "${flaghoist.overdue.every}")
    void look() {
        looking.attempt(this::lookAtAll);
        asking.attempt(this::answer);
    }

    private void lookAtAll() {
        if (goesOn()) {
            Instant now = executor.begin();
            boolean isMore = goesOn();
            while (isMore) {
                isMore = executor.goOn(now) && goesOn();
            }
        }
    }

    // One that fails must not keep the others from theirs.
    private void answer() {
        if (goesOn()) {
            for (OwedOverdue owed : executor.owed()) {
                if (goesOn()) {
                    senders.computeIfAbsent(owed.sender(), OverdueJob::outageLog)
                            .attempt(() -> executor.answer(owed));
                }
            }
        }
    }

    private static OutageLog outageLog(String sender) {
        return new OutageLog(LOG, "Telling " + sender + " what is overdue");
    }

    private boolean goesOn() {
        return !stopping && executor.holdsLease();
    }

    // The stop waits for this thread, and would interrupt it in the end.
    @EventListener
    void on(ContextClosedEvent closed) {
        stopping = true;
    }
}
