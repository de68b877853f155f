package org.flaghoist.broker;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;

/** Tries work that is done again and again, and logs once that it fails and once that it works again. */
public final class OutageLog {

    private final Logger log;
    private final String work;
    private @Nullable Class<?> logged;

    /** @param work in words, as the beginning of the line in the log */
    public OutageLog(Logger log, String work) {
        this.log = log;
        this.work = work;
    }

    /** @return whether it worked */
    public synchronized boolean attempt(Runnable attempt) {
        try {
            attempt.run();
        } catch (RuntimeException e) {
            if (isStopped(e)) {
                log.debug("{} was stopped", work, e);
                return false;
            }
            if (!e.getClass().equals(logged)) {
                log.error("{} fails, and is tried again and again: {}", work, SafeErrorText.withCause(e));
            }
            logged = e.getClass();
            return false;
        }
        if (logged != null) {
            log.info("{} works again", work);
            logged = null;
        }
        return true;
    }

    // A stop does that to what goes on; nothing is out of order.
    private static boolean isStopped(Throwable failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        return cause instanceof InterruptedException || cause instanceof CancellationException;
    }
}
