package org.flaghoist.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps both connections of a partner from a login that was refused a short while ago: many servers lock who is refused
 * a few times, and then the right password does not help either.
 */
final class Logins {

    private final Duration pause;
    private final Clock clock;
    private @Nullable Instant until;

    Logins(Duration pause, Clock clock) {
        this.pause = pause;
        this.clock = clock;
    }

    /** @throws RefusedLogin where it is too early to log in again */
    synchronized void check() throws RefusedLogin {
        if (until != null && isAhead(clock.instant(), until)) {
            throw new RefusedLogin("the login was refused; it is not tried before " + until);
        }
    }

    /** @return how long to leave it */
    synchronized Duration refused() {
        Instant now = clock.instant();
        if (until == null || !isAhead(now, until)) {
            until = now.plus(pause);
        }
        return Duration.between(now, until);
    }

    // Further ahead than the pause is long: the clock was set back meanwhile.
    private boolean isAhead(Instant now, Instant then) {
        return now.isBefore(then) && !then.isAfter(now.plus(pause));
    }

    /** Forgets the refusal, because a login succeeded or an operator wants it tried. */
    synchronized void forget() {
        until = null;
    }
}
