package org.flaghoist.exchange;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Reads a partner's message into the hub's form, or finds what is wrong with it. */
public final class ReadStep {

    /** A message is given up after the process died with it in hand as often as this (and once unseen). */
    private static final int MOST_CRASHES = 4;

    private final IncomingReader reader;
    private final Mappings mappings;
    private final CrashCount crashes;

    public ReadStep(IncomingReader reader, Mappings mappings, CrashCount crashes) {
        this.reader = reader;
        this.mappings = mappings;
        this.crashes = crashes;
    }

    public ReadMessage read(Message message, String partner) throws JMSException {
        Incoming incoming = reader.read(message, partner);
        Arrival arrival = incoming.arrival();
        int died = crashes.begin(QueueNames.in(partner), arrival.messageKey(), incoming.deliveries());
        Rejection fault = fault(incoming, died);
        return fault == null
                ? read(arrival, incoming.received())
                : new ReadMessage(arrival, incoming.received(), null, fault);
    }

    private static @Nullable Rejection fault(Incoming incoming, int died) {
        return incoming.fault() == null && died >= MOST_CRASHES
                ? new Rejection(FaultCode.INTERNAL, "", null, "the hub died with it in hand, again and again")
                : incoming.fault();
    }

    ReadMessage read(Arrival arrival, Instant received) {
        try {
            return new ReadMessage(
                    arrival,
                    received,
                    PureWork.of(() -> mappings.of(arrival.sender()).translate(arrival.original(), arrival.number())),
                    null);
        } catch (Rejection fault) {
            return new ReadMessage(arrival, received, null, fault);
        }
    }
}
