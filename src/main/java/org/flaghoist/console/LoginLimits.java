package org.flaghoist.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.SetupException;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands against guessing passwords, {@code flaghoist.console.logins} of {@code application.yaml}.
 *
 * @param slowedAfter from this wrong password on each one closes the login for a while, longer each time
 * @param lockedAfter wrong passwords within {@code within} that lock a user, or an address
 * @param within how long a wrong password counts
 * @param lock how long a user is locked, and an address the first time
 * @param longestLock each lock of an address is twice as long as the one before, up to this
 * @param atOnce how many passwords are checked at the same time: a check keeps a processor busy
 */
public record LoginLimits(
        @DefaultValue("3") int slowedAfter,
        @DefaultValue("10") int lockedAfter,
        @DefaultValue("1h") Duration within,
        @DefaultValue("15m") Duration lock,
        @DefaultValue("1d") Duration longestLock,
        @DefaultValue("2") int atOnce) {

    private static final String BLOCK = "flaghoist.console.logins.";
    private static final int MOST = 100;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 20;

    public LoginLimits {
        List<String> faults = new ArrayList<>();
        if (slowedAfter < 1 || slowedAfter > lockedAfter || lockedAfter > MOST) {
            faults.add(BLOCK + "locked-after: give 1 to " + MOST + ", and slowed-after 1 to that");
        }
        if (atOnce < 1) {
            faults.add(BLOCK + "at-once: give 1 or more");
        }
        if (within.isNegative() || within.isZero() || lock.isNegative() || lock.isZero()) {
            faults.add(BLOCK + "within, lock: give times above 0");
        }
        if (longestLock.compareTo(lock) < 0) {
            faults.add(BLOCK + "longest-lock: must be as long as lock, or longer");
        }
        if (!faults.isEmpty()) {
            throw new SetupException(faults);
        }
    }

    /** How long the login is closed after so many wrong passwords that do not lock it. */
    Duration wait(int failures) {
        return failures < slowedAfter ? Duration.ZERO : shorter(twice(FIRST_WAIT, failures - slowedAfter), lock);
    }

    /** How long an address is locked that was locked so often before. */
    Duration lock(int before) {
        return shorter(twice(lock, before), longestLock);
    }

    private static Duration twice(Duration first, int times) {
        return first.multipliedBy(1L << Math.min(times, DOUBLINGS));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
