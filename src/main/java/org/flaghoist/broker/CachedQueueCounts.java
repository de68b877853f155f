package org.flaghoist.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with all queues, for those who look at many of them: the broker is asked about all at once, and at most
 * once a second. Thread-safe.
 */
public final class CachedQueueCounts {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Broker broker;
    private @Nullable Map<String, QueueCounts> last;
    private long asked;

    public CachedQueueCounts(Broker broker) {
        this.broker = broker;
    }

    /** How many messages a queue has, those in hand included. */
    public long count(String queue) {
        return of(queue).messages();
    }

    /** How many were taken from it for good since the broker started. */
    public long taken(String queue) {
        return of(queue).taken();
    }

    /** How many messages wait for a partner, in all lanes. */
    public long countOut(String partner) {
        return out(partner).mapToLong(this::count).sum();
    }

    /** When the oldest of them came. */
    public Optional<Instant> oldestOut(String partner) {
        return out(partner).flatMap(queue -> oldest(queue).stream()).min(Comparator.naturalOrder());
    }

    private Stream<String> out(String partner) {
        return Stream.of(QueueNames.out(partner), QueueNames.urgentOut(partner)).filter(all()::containsKey);
    }

    /** As {@link Broker#oldest}; a queue that is empty is not asked about. */
    public Optional<Instant> oldest(String queue) {
        return count(queue) == 0 ? Optional.empty() : broker.oldest(queue);
    }

    QueueCounts of(String queue) {
        QueueCounts there = all().get(queue);
        if (there == null) {
            throw new IllegalStateException("broker: queue " + queue + " is gone; start the hub again");
        }
        return there;
    }

    private synchronized Map<String, QueueCounts> all() {
        Map<String, QueueCounts> known = last;
        if (known == null || System.nanoTime() - asked > FRESH.toNanos()) {
            known = broker.now();
            last = known;
            asked = System.nanoTime();
        }
        return known;
    }
}
