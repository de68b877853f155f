package org.flaghoist.broker;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.flaghoist.partner.Throttle;

/**
 * When the next messages may go to a partner, by its throttle: evenly, since a server that is to get ten a second is
 * not to get a hundred after ten quiet seconds. Several hubs ask each other for each message. Thread-safe.
 */
public final class Pace {

    private static final HubsTogether ALONE = (each, saved) -> Duration.ZERO;

    private final long nanosEach;
    private final long most;
    private final LongSupplier nanos;
    private final HubsTogether others;
    private long next;
    /** Whether the other hubs let the next one go. */
    private boolean granted;

    /** What hubs that share a partner allow each other. */
    @FunctionalInterface
    interface HubsTogether {

        /**
         * Asks for one message.
         *
         * @param each between two
         * @param saved of how long more may go at once
         * @return nothing where it may go, and no other hub's before {@code each}; else when to ask again
         */
        Duration ask(Duration each, Duration saved);
    }

    /** @param saved of how long it lets more go at once after a time in which nothing came */
    Pace(Throttle throttle, Duration saved, LongSupplier nanos) {
        this(throttle, saved, nanos, ALONE);
    }

    Pace(Throttle throttle, Duration saved, LongSupplier nanos, HubsTogether others) {
        this.nanosEach = throttle.per().toNanos() / throttle.most();
        this.most = Math.max(1, saved.toNanos() / nanosEach);
        this.nanos = nanos;
        this.others = others;
        this.next = nanos.getAsLong();
    }

    /** How many may go now. */
    public synchronized int room() {
        if (nanos.getAsLong() - next >= 0 && !granted) {
            Duration wait = others.ask(Duration.ofNanos(nanosEach), Duration.ofNanos((most - 1) * nanosEach));
            granted = wait.isZero();
            next = granted ? next : nanos.getAsLong() + wait.toNanos();
        }
        long since = nanos.getAsLong() - next;
        return since < 0 ? 0 : (int) Math.min(most, since / nanosEach + 1);
    }

    /** So many go now, though it may be too early for them. */
    public synchronized void take(int count) {
        granted = false;
        long earliest = nanos.getAsLong() - (most - 1) * nanosEach;
        next = (next - earliest < 0 ? earliest : next) + count * nanosEach;
    }

    /** Until the next may go; nothing where it may. */
    public synchronized Duration untilNext() {
        return Duration.ofNanos(Math.max(0, next - nanos.getAsLong()));
    }
}
