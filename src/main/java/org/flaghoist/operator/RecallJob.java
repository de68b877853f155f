package org.flaghoist.operator;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.recall.Recall;
import org.flaghoist.reload.CurrentSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Carries out what people have recalled, and sees who has taken the cancellation. */
public final class RecallJob {

    private static final Logger LOG = LoggerFactory.getLogger(RecallJob.class);

    private final OutageLog outageLog = new OutageLog(LOG, "Looking for what was recalled");
    private final RecallExecutor executor;
    private final RecallConfirmations confirmations;
    private final CurrentSetup current;
    private final Map<String, OutageLog> failing = new ConcurrentHashMap<>();

    public RecallJob(RecallExecutor executor, RecallConfirmations confirmations, CurrentSetup current) {
        this.executor = executor;
        this.confirmations = confirmations;
        this.current = current;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        outageLog.attempt(this::carryOutAll);
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void closeRequests() {
        outageLog.attempt(() -> {
            if (executor.holdsLease()) {
                executor.closeRequests();
            }
        });
    }

    private void carryOutAll() {
        if (!executor.holdsLease()) {
            return;
        }
        List<Recall> unfinished = executor.unfinished();
        failing.keySet().retainAll(unfinished.stream().map(Recall::id).toList());
        for (Recall recall : unfinished) {
            if (!executor.holdsLease()) {
                return;
            }
            carryOut(recall);
        }
        if (executor.holdsLease()) {
            confirmations.look();
        }
    }

    // One that fails must not keep the others from being carried out.
    private void carryOut(Recall recall) {
        String work = "The recall of " + recall.reference() + " of " + recall.sender();
        failing.computeIfAbsent(recall.id(), id -> new OutageLog(LOG, work))
                .attempt(() -> current.run(() -> executor.carryOut(recall)));
    }
}
