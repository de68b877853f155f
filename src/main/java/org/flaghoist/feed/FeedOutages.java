package org.flaghoist.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.flaghoist.broker.OutageLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Logs once that events cannot be published, and once that they can again. */
public final class FeedOutages implements ExceptionHandler {

    /** A broker that refuses logs each event that it refuses. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final OutageLog log = new OutageLog(LoggerFactory.getLogger(FeedOutages.class), "Publishing events");

    private final Clock clock;

    /** When it last failed; null where it works. */
    private volatile @Nullable Instant failedAt;

    public FeedOutages(Clock clock) {
        this.clock = clock;
    }

    boolean isOver() {
        return failedAt == null;
    }

    /** Whether it failed just now, so that the next try would only fail again. */
    boolean isPause() {
        Instant failed = failedAt;
        // Not either way: a clock that is set back must not make it longer.
        return failed != null && Duration.between(failed, clock.instant()).abs().compareTo(PAUSE) < 0;
    }

    void over() {
        failedAt = null;
        log.attempt(() -> {});
    }

    @Override
    public void handleException(Throwable failure) {
        failedAt = clock.instant();
        log.attempt(() -> {
            // Camel wraps what leaves a split.
            throw new IllegalStateException(NestedExceptionUtils.getMostSpecificCause(failure));
        });
    }

    @Override
    public void handleException(String message, Throwable failure) {
        handleException(failure);
    }

    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable failure) {
        handleException(failure);
    }
}
