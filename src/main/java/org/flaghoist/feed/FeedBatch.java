package org.flaghoist.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.cluster.Lease;

/**
 * Links of the chain that are published together.
 *
 * @param from the link after which they come
 * @param to the last of them
 * @param lease held as long as no other hub publishes
 */
public record FeedBatch(long from, long to, List<ObjectNode> events, Lease lease) {

    static FeedBatch none(long from, Lease lease) {
        return new FeedBatch(from, from, List.of(), lease);
    }

    public boolean isAny() {
        return to > from;
    }
}
