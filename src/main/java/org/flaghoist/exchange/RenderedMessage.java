package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.exchange.CopyRenderer.Share;
import org.flaghoist.ledger.RecipientOutcome;

/**
 * A message, and what comes of it for each recipient.
 *
 * @param shares in the policy's order; none unless it was accepted
 */
public record RenderedMessage(RecordedMessage recorded, List<Share> shares) {

    List<RecipientOutcome> outcomes() {
        return shares.stream().map(Share::outcome).toList();
    }
}
