package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.flaghoist.broker.CachedQueueCounts;

/**
 * Finds queues whose oldest message waits too long.
 *
 * @param working from when a partner can be blamed for what waits; empty where it is meant to wait now
 */
record QueuesWatch(
        Condition condition,
        List<WatchedQueue> queues,
        CachedQueueCounts now,
        Function<String, Optional<Instant>> working,
        Limits limits,
        Clock clock)
        implements Watch {

    @Override
    public List<Finding> look() {
        return queues.stream()
                .flatMap(queue -> working.apply(queue.partner()).flatMap(from -> finding(queue, from)).stream())
                .toList();
    }

    private Optional<Finding> finding(WatchedQueue queue, Instant from) {
        return now.oldest(queue.name())
                .flatMap(oldest -> limits.severity(
                                Duration.between(ExpectedPartners.later(oldest, from), clock.instant()))
                        .map(severity -> new Finding(
                                condition,
                                queue.partner(),
                                queue.subject(),
                                severity,
                                queue.text(now.count(queue.name())),
                                oldest)));
    }
}
