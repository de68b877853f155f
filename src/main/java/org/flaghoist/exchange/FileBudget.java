package org.flaghoist.exchange;

import java.util.concurrent.Semaphore;

/**
 * The memory for collected files that are being opened, cut and sent, of all partners together. Whoever comes first has
 * it first; what needs more than there is has all of it, alone. No server is waited for with it, so that none can keep
 * others out.
 */
public final class FileBudget {

    /** A file is read whole, and what is sent of it at once is in memory, too, until the broker has it. */
    private static final int TIMES_PLAIN = 4;

    /** OpenPGP unpacks into buffers that grow by doubling, beside the file as it came. */
    private static final int TIMES_PROTECTED = 6;

    private static final long UNIT = 1_024;

    private final Semaphore units;
    private final int all;
    private final long largest;

    /**
     * @param bytes that all files together may take
     * @param largest bytes of a file when it is open
     */
    public FileBudget(long bytes, long largest) {
        this.all = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
        this.units = new Semaphore(all, true);
        this.largest = largest;
    }

    /** Half of what the JVM may have: the other half is for messages, the broker and the rest. */
    public static long usual() {
        return Runtime.getRuntime().maxMemory() / 2;
    }

    /**
     * Waits for the memory that a file takes.
     *
     * @param isProtected whether it is encrypted: what it unpacks to is not known then
     * @return what is to be given back
     */
    int take(long size, boolean isProtected) {
        long bytes = isProtected ? size + TIMES_PROTECTED * largest : TIMES_PLAIN * size;
        return take((int) Math.min(all, bytes / UNIT + 1));
    }

    /** Waits until no other file is in hand. */
    int takeAll() {
        return take(all);
    }

    private int take(int wanted) {
        try {
            units.acquire(wanted);
            return wanted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it waited for memory", e);
        }
    }

    void giveBack(int taken) {
        units.release(taken);
    }
}
