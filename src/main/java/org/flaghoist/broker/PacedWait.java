package org.flaghoist.broker;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A container's wait until its partner's pace allows the next message, which a stop ends at once. */
final class PacedWait {

    /** The container looks in between whether it is to go on. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final BooleanSupplier goesOn;

    /** @param goesOn false from before {@link #end} is called */
    PacedWait(BooleanSupplier goesOn) {
        this.goesOn = goesOn;
    }

    /** @return whether the next may be received; where not, ask again */
    boolean await(@Nullable Pace pace) {
        if (pace == null) {
            return true;
        }
        long end = System.nanoTime() + LONGEST.toNanos();
        try {
            // Not within the lock: other hubs may be asked, and a stop does not wait for that.
            while (pace.room() == 0 && end - System.nanoTime() > 0 && goesOn.getAsBoolean()) {
                await(Math.min(end - System.nanoTime(), pace.untilNext().toNanos()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return pace.room() > 0;
    }

    private synchronized void await(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && goesOn.getAsBoolean(); left = end - System.nanoTime()) {
            wait(millis(left));
        }
    }

    // At least one: zero would be for ever.
    private static long millis(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).toMillis());
    }

    synchronized void end() {
        notifyAll();
    }
}
