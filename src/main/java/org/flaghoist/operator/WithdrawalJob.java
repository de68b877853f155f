package org.flaghoist.operator;

import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.Withdrawals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/** Takes from queues what was cancelled. */
public final class WithdrawalJob {

    private static final Logger LOG = LoggerFactory.getLogger(WithdrawalJob.class);

    private final OutageLog outageLog = new OutageLog(LOG, "Looking for what was cancelled");
    private final Withdrawals withdrawals;
    private final WithdrawalExecutor executor;
    private volatile boolean stopping;

    public WithdrawalJob(Withdrawals withdrawals, WithdrawalExecutor executor) {
        this.withdrawals = withdrawals;
        this.executor = executor;
    }

    @Scheduled(fixedDelay = 500, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        outageLog.attempt(this::carryOutAll);
    }

    private void carryOutAll() {
        for (Withdrawal copy : withdrawals.open()) {
            if (stopping || !executor.holdsLease()) {
                return;
            }
            carryOut(copy);
        }
    }

    // One that fails must not keep the others from being carried out.
    private void carryOut(Withdrawal copy) {
        try {
            executor.carryOut(copy);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "What {} has cancelled is not taken from {}'s queue yet: {}",
                    copy.sender(),
                    copy.recipient(),
                    SafeErrorText.withCause(failure));
        }
    }

    // The stop waits for this thread, and would interrupt it in the end.
    @EventListener
    void on(ContextClosedEvent closed) {
        stopping = true;
    }
}
