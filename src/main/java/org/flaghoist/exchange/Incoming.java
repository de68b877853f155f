package org.flaghoist.exchange;

import java.time.Instant;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * A message from one of a partner's inbound queues.
 *
 * @param deliveries how often the broker has given it to the hub, this time included
 * @param received when the message came to the broker
 * @param fault what is known to be wrong with it before it is read
 */
record Incoming(
        Arrival arrival,
        InboundLane lane,
        int deliveries,
        Instant received,
        @Nullable Rejection fault) {}
