package org.flaghoist.operator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.recall.Withdrawal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Takes from queues what was cancelled. */
public final class WithdrawalJob {

    private static final Logger LOG = LoggerFactory.getLogger(WithdrawalJob.class);

    /** So many are looked for on a queue at once. */
    private static final int TOGETHER = 200;

    /** So many times that fail for one recipient have one reason, which the next ones will meet, too. */
    private static final int MOST_FAILURES = 10;

    /** So long one recipient's are looked after before the others': a queue may be long. */
    private static final long SHARE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final OutageLog outageLog = new OutageLog(LOG, "Looking for what was cancelled");
    private final Map<String, OutageLog> queues = new ConcurrentHashMap<>();
    private final WithdrawalExecutor executor;

    public WithdrawalJob(WithdrawalExecutor executor) {
        this.executor = executor;
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        outageLog.attempt(this::carryOutAll);
    }

    private void carryOutAll() {
        if (executor.holdsLease()) {
            Map<String, List<Withdrawal>> byRecipient = executor.open().stream()
                    .collect(Collectors.groupingBy(Withdrawal::recipient, LinkedHashMap::new, Collectors.toList()));
            byRecipient.forEach((recipient, copies) ->
                    queues.computeIfAbsent(recipient, WithdrawalJob::outageLog).attempt(() -> carryOut(copies)));
        }
    }

    private static OutageLog outageLog(String recipient) {
        return new OutageLog(LOG, "Taking what was cancelled from " + QueueNames.out(recipient));
    }

    // Some that fail must not keep the others from being carried out.
    private void carryOut(List<Withdrawal> copies) {
        long from = System.nanoTime();
        List<RuntimeException> failures = new ArrayList<>();
        for (int i = 0; i < copies.size() && failures.size() < MOST_FAILURES && goesOn(from); i += TOGETHER) {
            try {
                executor.carryOut(copies.subList(i, Math.min(i + TOGETHER, copies.size())));
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private boolean goesOn(long from) {
        return executor.holdsLease() && System.nanoTime() - from < SHARE_NANOS;
    }
}
