package org.flaghoist.sftp;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps both connections of a partner from a login that was refused a short while ago: many servers lock who is refused
 * a few times, and then the right password does not help either.
 */
final class LoginBackoff {

    private final Duration pause;
    private final Clock clock;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Instant until;

    LoginBackoff(Duration pause, Clock clock) {
        this.pause = pause;
        this.clock = clock;
    }

    /** What ends in a login. */
    @FunctionalInterface
    interface LinkOpening {
        void open() throws IOException;
    }

    /**
     * Opens a link, one at a time: what the other direction's login came to counts for this one.
     *
     * @throws LoginRejected also where it is too early to try again
     */
    void open(LinkOpening link) throws IOException {
        opening.lock();
        try {
            Instant earliest = until;
            if (earliest != null && isAhead(clock.instant(), earliest)) {
                throw new LoginRejected("the login was refused; it is not tried before " + earliest);
            }
            link.open();
            until = null;
        } catch (LoginRejected e) {
            leave();
            throw e;
        } finally {
            opening.unlock();
        }
    }

    // Further ahead than the pause is long: the clock was set back meanwhile.
    private boolean isAhead(Instant now, Instant then) {
        return now.isBefore(then) && !then.isAfter(now.plus(pause));
    }

    private void leave() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant earliest = until;
        if (earliest == null || !isAhead(now, earliest)) {
            until = now.plus(pause);
        }
    }

    /** How long a refused login is still to be left alone. */
    Duration left() {
        Instant earliest = until;
        Duration left = earliest == null ? Duration.ZERO : Duration.between(clock.instant(), earliest);
        return left.isNegative() || left.compareTo(pause) > 0 ? Duration.ZERO : left;
    }

    /** Allows a login at once, because an operator wants it. */
    void forget() {
        until = null;
    }
}
