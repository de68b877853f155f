package org.flaghoist.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flaghoist.exchange.CopyRenderer.Share;
import org.flaghoist.ledger.RecipientOutcome;

/**
 * A message, and what comes of it for each recipient.
 *
 * @param shares in the policy's order; none unless it was accepted
 * @param late how late it is delivered now, by recipient, where it is
 */
public record RenderedMessage(RecordedMessage recorded, List<Share> shares, Map<String, Duration> late) {

    RenderedMessage(RecordedMessage recorded, List<Share> shares) {
        this(recorded, shares, Map.of());
    }

    List<RecipientOutcome> outcomes() {
        return shares.stream().map(Share::outcome).toList();
    }
}
