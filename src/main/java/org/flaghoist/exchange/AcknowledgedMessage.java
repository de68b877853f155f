package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.notification.Receipt;

/**
 * All that comes of a message.
 *
 * @param answer the receipt ACCEPTED, REJECTED or DUPLICATE
 * @param outgoing what goes out because of it, in order
 */
public record AcknowledgedMessage(RenderedMessage rendered, Receipt answer, List<Outgoing> outgoing) {

    /** For listeners. */
    ExchangeListener.Translated event() {
        ReadMessage message = rendered.recorded().message();
        Arrival arrival = message.arrival();
        return new ExchangeListener.Translated(
                arrival.sender(),
                arrival.file(),
                arrival.number(),
                answer,
                message.notification(),
                rendered.outcomes(),
                arrival.testRun() > 0,
                message.received(),
                rendered.recorded().begun().redo());
    }
}
