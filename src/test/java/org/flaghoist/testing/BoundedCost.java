package org.flaghoist.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/** What one input may cost, far above what an honest one does. */
public final class BoundedCost {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_NANOS = 1_000_000_000L;
    private static final long MOST_BYTES = 256L << 20;

    private BoundedCost() {}

    /**
     * Does the work.
     *
     * @throws AssertionError where it took a second of processor time, or made 256 MiB of objects, and did so again:
     *     the first time it may load classes and tables
     */
    public static void of(Runnable work) {
        if (cost(work) != null) {
            String cost = cost(work);
            if (cost != null) {
                throw new AssertionError(cost + " for one input");
            }
        }
    }

    private static @Nullable String cost(Runnable work) {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        nanos = THREADS.getCurrentThreadCpuTime() - nanos;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        boolean tooMuch = nanos > MOST_NANOS || bytes > MOST_BYTES;
        return tooMuch ? nanos / 1_000_000 + " ms, " + (bytes >> 20) + " MiB" : null;
    }
}
