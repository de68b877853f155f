package org.flaghoist.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What one input may cost, far above what an honest one does. */
public final class Cost {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_NANOS = 1_000_000_000L;
    private static final long MOST_BYTES = 256L << 20;

    private Cost() {}

    /** Does the work. {@link AssertionError} where it took a second of processor time, or made 256 MiB of objects. */
    public static void bounded(Runnable work) {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        nanos = THREADS.getCurrentThreadCpuTime() - nanos;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        if (nanos > MOST_NANOS || bytes > MOST_BYTES) {
            throw new AssertionError(nanos / 1_000_000 + " ms, " + (bytes >> 20) + " MiB for one input");
        }
    }
}
