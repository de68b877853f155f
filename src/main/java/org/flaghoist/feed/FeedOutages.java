package org.flaghoist.feed;

import java.time.Duration;
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

    public FeedOutages() {}

    /** When it last failed, by the clock of {@link System#nanoTime}; null where it works. */
    private volatile @Nullable Long failedAt;

    boolean isOver() {
        return failedAt == null;
    }

    /** Whether it failed just now, so that the next try would only fail again. */
    boolean isPause() {
        Long failed = failedAt;
        return failed != null && System.nanoTime() - failed < PAUSE.toNanos();
    }

    void over() {
        failedAt = null;
        log.attempt(() -> {});
    }

    @Override
    public void handleException(Throwable failure) {
        failedAt = System.nanoTime();
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
