package org.flaghoist.console;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The wrong passwords of one user, or from one address. Times are nanoseconds of a clock that nobody sets. */
final class WrongPasswords {

    private final LoginLimits limits;
    private final boolean longerEachTime;
    private final Deque<Long> times = new ArrayDeque<>();
    private int checked;
    private int locks;
    private long last;
    private long opens;
    private boolean shut;
    private boolean locked;

    /** @param longerEachTime whether each lock is longer than the one before */
    WrongPasswords(LoginLimits limits, boolean longerEachTime, long now) {
        this.limits = limits;
        this.longerEachTime = longerEachTime;
        this.last = now;
    }

    /** How long no password is checked; zero where one may be. */
    Duration closed(long now) {
        forget(now);
        if (shut) {
            return Duration.ofNanos(opens - now);
        }
        // Those being checked may all be wrong: many at once must not get more tries than one after the other.
        boolean busy = checked > 0 && times.size() + checked >= limits.lockedAfter();
        return busy ? Duration.ofSeconds(1) : Duration.ZERO;
    }

    void begin() {
        checked++;
    }

    /** What was begun is over. */
    void end() {
        checked--;
    }

    /** @return whether this one locked it */
    boolean wrong(long now) {
        times.addLast(now);
        last = now;
        shut = true;
        if (times.size() < limits.lockedAfter()) {
            opens = now + limits.wait(times.size()).toNanos();
            return false;
        }
        times.clear();
        opens = now + (longerEachTime ? limits.lock(locks) : limits.lock()).toNanos();
        locks++;
        locked = true;
        return true;
    }

    boolean isLocked(long now) {
        forget(now);
        return locked;
    }

    /** Those that count. */
    int number(long now) {
        forget(now);
        return times.size();
    }

    private void forget(long now) {
        while (!times.isEmpty() && now - times.getFirst() >= limits.within().toNanos()) {
            times.removeFirst();
        }
        if (opens - now <= 0) {
            shut = false;
            locked = false;
        }
        if (now - last - limits.longestLock().multipliedBy(2).toNanos() >= 0) {
            locks = 0;
        }
    }
}
