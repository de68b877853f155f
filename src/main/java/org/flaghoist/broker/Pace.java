package org.flaghoist.broker;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.flaghoist.partner.Throttle;

/**
 * When the next messages may go to a partner, by its throttle: evenly, since a server that is to get ten a second is
 * not to get a hundred after ten quiet seconds. Thread-safe.
 */
public final class Pace {

    private final long nanosEach;
    private final long most;
    private final LongSupplier nanos;
    private long next;

    /** @param saved of how long it lets more go at once after a time in which nothing came */
    Pace(Throttle throttle, Duration saved, LongSupplier nanos) {
        this.nanosEach = throttle.per().toNanos() / throttle.most();
        this.most = Math.max(1, saved.toNanos() / nanosEach);
        this.nanos = nanos;
        this.next = nanos.getAsLong();
    }

    /** How many may go now. */
    public synchronized int room() {
        long since = nanos.getAsLong() - next;
        return since < 0 ? 0 : (int) Math.min(most, since / nanosEach + 1);
    }

    /** So many go now, though it may be too early for them. */
    public synchronized void take(int count) {
        long earliest = nanos.getAsLong() - (most - 1) * nanosEach;
        next = (next - earliest < 0 ? earliest : next) + count * nanosEach;
    }

    /** Until the next may go; nothing where it may. */
    public synchronized Duration untilNext() {
        return Duration.ofNanos(Math.max(0, next - nanos.getAsLong()));
    }
}
