package org.flaghoist.due;

import java.time.Instant;
import java.util.Map;
import org.flaghoist.ledger.DeliveryState;

/**
 * What waits for one recipient and is over its time, or has little of it left.
 *
 * @param first when the first of it is, or was, due, {@code last} the last
 * @param since when the countdown of the first of it began
 * @param number how many, of those that are looked at
 * @param waiting how many where: queued, held, or failed
 */
public record DueSoon(
        String recipient,
        Instant first,
        Instant last,
        Instant since,
        int number,
        Map<DeliveryState, Integer> waiting) {}
