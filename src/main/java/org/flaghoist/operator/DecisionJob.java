package org.flaghoist.operator;

import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.OperationRejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Carries out, in the order of arrival, what was decided about many messages at once or before the hub last stopped.
 */
public final class DecisionJob {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionJob.class);
    /** So many that fail one after the other have one reason, which the next ones will meet, too. */
    private static final int MOST_FAILURES = 10;

    private final OutageLog outageLog = new OutageLog(LOG, "Looking for what operators decided");
    private final Parking parking;
    private final DecisionExecutor decisionExecutor;

    public DecisionJob(Parking parking, DecisionExecutor decisionExecutor) {
        this.parking = parking;
        this.decisionExecutor = decisionExecutor;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        outageLog.attempt(this::carryOutAll);
    }

    private void carryOutAll() {
        int failures = 0;
        for (String id : parking.execution().pending()) {
            if (failures == MOST_FAILURES || !decisionExecutor.holdsLease()) {
                return;
            }
            failures = carryOut(id) ? 0 : failures + 1;
        }
    }

    // One that fails on its own must not keep the others from being carried out.
    private boolean carryOut(String id) {
        try {
            decisionExecutor.carryOut(id);
            return true;
        } catch (OperationRejected fault) {
            LOG.warn("{}", fault.getMessage());
            return true;
        } catch (RuntimeException failure) {
            LOG.warn(
                    "What was decided about {} is not carried out yet, again in 1 s: {}",
                    id,
                    SafeErrorText.withCause(failure));
            return false;
        }
    }
}
