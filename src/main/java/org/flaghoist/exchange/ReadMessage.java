package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A message from a partner's inbound queue, read.
 *
 * @param received when it came to the hub
 * @param notification in the hub's form; null where the message is at fault
 * @param fault what is wrong with it; null where nothing is
 * @param recall the recall of which it is the cancellation, made by the hub; null where the partner sent it
 */
public record ReadMessage(
        Arrival arrival,
        InboundLane lane,
        Instant received,
        @Nullable ObjectNode notification,
        @Nullable Rejection fault,
        @Nullable String recall) {

    ReadMessage(
            Arrival arrival,
            InboundLane lane,
            Instant received,
            @Nullable ObjectNode notification,
            @Nullable Rejection fault) {
        this(arrival, lane, received, notification, fault, null);
    }
}
