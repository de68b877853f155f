package org.flaghoist.route;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.flaghoist.ledger.Outcome;
import org.flaghoist.notification.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * Hears what becomes of each message, before the broker commits it: the same can be heard again after a crash or
 * rollback. What it throws is a failure of the exchange.
 */
public interface ExchangeListener {

    /**
     * A message was translated, decided about and rendered, or rejected.
     *
     * @param file null for a JMS message
     * @param number of the piece in its file, 0 for the file as a whole
     * @param answer the receipt ACCEPTED, REJECTED or DUPLICATE
     * @param notification the hub form; null where rejected before there was one
     * @param outcomes for each recipient; empty unless accepted
     */
    record Translated(
            String sender,
            @Nullable String file,
            int number,
            Receipt answer,
            @Nullable ObjectNode notification,
            List<Outcome> outcomes) {}

    /** A file has its final name on a partner's server. */
    record Delivered(String recipient, String file) {}

    void translated(Translated event);

    void delivered(Delivered event);
}
