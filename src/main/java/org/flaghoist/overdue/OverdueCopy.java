package org.flaghoist.overdue;

import java.time.Instant;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.notification.Urgency;
import org.flaghoist.partner.OverdueStep;

/**
 * A copy that is overdue.
 *
 * @param step what it waits for, {@code since} when, and until when that was in time
 * @param state how its delivery stands: queued, held or failed, or delivered
 * @param told whether its sender was told
 */
public record OverdueCopy(
        String sender,
        String recipient,
        String reference,
        int revision,
        Urgency urgency,
        OverdueStep step,
        DeliveryState state,
        Instant since,
        Instant due,
        boolean told) {}
