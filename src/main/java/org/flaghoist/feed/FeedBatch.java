package org.flaghoist.feed;

import java.util.List;
import java.util.stream.IntStream;
import org.flaghoist.cluster.Lease;

/**
 * Links of the chain that are published together.
 *
 * @param from the link after which they come
 * @param to the last of them
 * @param lease held as long as no other hub publishes
 */
public record FeedBatch(long from, long to, List<FeedEvent> events, Lease lease) {

    /** So many in a message: what one costs the broker is shared. */
    static final int TOGETHER = 100;

    /** The events in their order, as many together as a message has. */
    public List<List<FeedEvent>> messages() {
        return IntStream.iterate(0, first -> first < events.size(), first -> first + TOGETHER)
                .mapToObj(first -> events.subList(first, Math.min(first + TOGETHER, events.size())))
                .toList();
    }

    /** Camel asks for it wherever it asks a batch something; that of all events is much work. */
    @Override
    public int hashCode() {
        return Long.hashCode(to);
    }

    static FeedBatch none(long from, Lease lease) {
        return new FeedBatch(from, from, List.of(), lease);
    }

    public boolean isAny() {
        return to > from;
    }
}
