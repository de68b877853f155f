package org.flaghoist.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message for a partner's server of which the ledger knows what it comes from.
 *
 * @param message null where the ledger has lost that, and a person has decided to make it a dead letter
 * @param dead the dead letter; empty otherwise
 */
public record ConfirmedMessage(@Nullable OutboundMessage message, List<Outgoing> dead) {

    static ConfirmedMessage of(OutboundMessage message) {
        return new ConfirmedMessage(message, List.of());
    }

    static ConfirmedMessage lost(List<Outgoing> dead) {
        return new ConfirmedMessage(null, dead);
    }
}
