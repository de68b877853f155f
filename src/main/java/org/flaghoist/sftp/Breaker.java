package org.flaghoist.sftp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.flaghoist.partner.Retry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a partner's server does its part in one direction. Open, it is known to be down: only one probe at a time
 * goes there, and one line is logged. The first success closes it.
 */
public final class Breaker {

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final String name;
    private final Retry retry;
    private final Clock clock;
    private View view = View.CLOSED;

    /** @param name of the connection, for the log */
    Breaker(String name, Retry retry, Clock clock) {
        this.name = name;
        this.retry = retry;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param failures in a row
     * @param since when the first of them was
     * @param reason what the last one was
     */
    public record View(
            boolean open,
            int failures,
            @Nullable Instant since,
            @Nullable String reason,
            @Nullable Instant nextTry) {

        private static final View CLOSED = new View(false, 0, null, null, null);
    }

    synchronized View view() {
        return view;
    }

    synchronized void succeeded() {
        if (view.open()) {
            LOG.info("{}: works again after {} failures since {}", name, view.failures(), view.since());
        }
        view = View.CLOSED;
    }

    /** Counts a failure that may pass by itself. */
    synchronized Unreachable failed(String reason, Throwable cause) {
        int failures = view.failures() + 1;
        Duration delay = retry.delay(failures, ThreadLocalRandom.current().nextDouble());
        return failed(reason, cause, delay, failures >= retry.breakerAfter());
    }

    /** Counts a failure that will not pass soon: opens at once. */
    synchronized Unreachable refused(String reason, Throwable cause, Duration delay) {
        return failed(reason, cause, delay, true);
    }

    private Unreachable failed(String reason, Throwable cause, Duration delay, boolean open) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean opens = open && !view.open();
        Instant since = view.since() == null ? now : view.since();
        view = new View(open || view.open(), view.failures() + 1, since, reason, now.plus(delay));
        if (opens) {
            LOG.warn(
                    "{}: down since {}; failure {}, next try {}, and so on until it works: {}",
                    name,
                    since,
                    view.failures(),
                    view.nextTry(),
                    reason);
        }
        return new Unreachable(reason, cause, view.failures(), delay, view.open());
    }
}
