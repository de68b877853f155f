package org.flaghoist.exchange;

import java.util.function.Supplier;
import org.flaghoist.mapping.BrokenMapping;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that depends on nothing but the message. If it breaks it breaks every time: no infrastructure failure to wait
 * for, so after three tries the message becomes a dead letter with INTERNAL and blocks no queue.
 */
public final class PureWork {

    private static final Logger LOG = LoggerFactory.getLogger(PureWork.class);
    private static final int TRIES = 3;

    private PureWork() {}

    /** @throws Rejection the work's own, or INTERNAL */
    public static <T> T of(Supplier<T> work) {
        try {
            return orBroken(work);
        } catch (BrokenMapping broken) {
            LOG.error("{}; correct it, then replay the dead letter", broken.getMessage());
            throw broken.rejection();
        }
    }

    /**
     * The same for whoever says by itself where a mapping breaks off.
     *
     * @throws Rejection the work's own, or INTERNAL
     * @throws BrokenMapping the work's own
     */
    public static <T> T orBroken(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return work.get();
            } catch (Rejection | BrokenMapping known) {
                throw known;
            } catch (RuntimeException | StackOverflowError bug) {
                if (tries == TRIES) {
                    throw internal(bug);
                }
            }
        }
    }

    // The exception's own message may hold what stood in the notification: it stays out of the log.
    private static Rejection internal(Throwable bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        String where = bug.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
        LOG.error("A bug of the hub met while translating: {}; report it with the dead letter", where);
        return new Rejection(FaultCode.INTERNAL, "", null, "kept as a dead letter for the hub's operator");
    }
}
