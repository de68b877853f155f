package org.flaghoist.operator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.taken.OwedReceipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks which copies were taken from queues, and which senders are to be told. */
public final class TakenJob {

    private static final Logger LOG = LoggerFactory.getLogger(TakenJob.class);

    private final OutageLog reading = new OutageLog(LOG, "Recording what partners took from their queues");
    private final OutageLog looking = new OutageLog(LOG, "Looking which senders are to be told what was taken");
    private final Map<String, OutageLog> senders = new ConcurrentHashMap<>();
    private final TakenExecutor executor;
    private volatile boolean stopping;

    public TakenJob(TakenExecutor executor) {
        this.executor = executor;
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        reading.attempt(this::readNotes);
        looking.attempt(this::answer);
    }

    private void readNotes() {
        boolean isMore = goesOn();
        while (isMore) {
            isMore = executor.readNotes() && goesOn();
        }
    }

    // One that fails must not keep the others from theirs.
    private void answer() {
        if (goesOn()) {
            for (OwedReceipt owed : executor.owed()) {
                if (goesOn()) {
                    senders.computeIfAbsent(owed.sender(), TakenJob::outageLog).attempt(() -> executor.answer(owed));
                }
            }
        }
    }

    private static OutageLog outageLog(String sender) {
        return new OutageLog(LOG, "Telling " + sender + " what was taken");
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
