package org.flaghoist.operator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.taken.OwedReceipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks which copies were taken from queues, and which senders are to be told. */
public final class TakenJob {

    private static final Logger LOG = LoggerFactory.getLogger(TakenJob.class);

    private final OutageLog reading = new OutageLog(LOG, "Recording what partners took from their queues");
    private final OutageLog looking = new OutageLog(LOG, "Looking which senders are to be told what was taken");
    private final Map<String, OutageLog> senders = new ConcurrentHashMap<>();
    private final TakenExecutor executor;

    public TakenJob(TakenExecutor executor) {
        this.executor = executor;
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        reading.attempt(this::readNotes);
        looking.attempt(this::answer);
    }

    private void readNotes() {
        boolean isMore = executor.holdsLease();
        while (isMore) {
            isMore = executor.readNotes() && executor.holdsLease();
        }
    }

    // One that fails must not keep the others from theirs.
    private void answer() {
        if (executor.holdsLease()) {
            for (OwedReceipt owed : executor.owed()) {
                if (executor.holdsLease()) {
                    senders.computeIfAbsent(owed.sender(), TakenJob::outageLog).attempt(() -> executor.answer(owed));
                }
            }
        }
    }

    private static OutageLog outageLog(String sender) {
        return new OutageLog(LOG, "Telling " + sender + " what was taken");
    }
}
