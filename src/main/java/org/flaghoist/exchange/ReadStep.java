package org.flaghoist.exchange;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Reads a partner's message into the hub's form, or finds what is wrong with it. Those of a batch are read before the
 * first of them is recorded, so that the ledger looks up together what it has of their references.
 */
public final class ReadStep {

    /** A message is given up after the process died with it in hand as often as this (and once unseen). */
    private static final int MOST_CRASHES = 4;

    private final IncomingReader reader;
    private final Mappings mappings;
    private final CrashCount crashes;
    private final Ledger ledger;
    /** What is read, and not yet recorded, of the batch that a thread handles. */
    private final ThreadLocal<Map<Message, ReadMessage>> ahead = ThreadLocal.withInitial(IdentityHashMap::new);

    public ReadStep(IncomingReader reader, Mappings mappings, CrashCount crashes, Ledger ledger) {
        this.reader = reader;
        this.mappings = mappings;
        this.crashes = crashes;
        this.ledger = ledger;
    }

    /**
     * Reads those that the broker gives out for the first time. What comes again is read when it is handled, so that
     * the process is known to have it in hand.
     *
     * @param messages the partner's, which this thread handles next, in one transaction of the ledger
     */
    public void readAhead(List<Message> messages, String partner) throws JMSException {
        ahead.get().clear();
        for (Message message : messages) {
            if (!message.getJMSRedelivered()) {
                Incoming incoming = reader.read(message, partner);
                ahead.get().put(message, expected(read(incoming, 0)));
            }
        }
    }

    private ReadMessage expected(ReadMessage read) {
        if (read.notification() != null) {
            ledger.expect(read.arrival(), read.notification());
        }
        return read;
    }

    public ReadMessage read(Message message, String partner) throws JMSException {
        ReadMessage ready = ahead.get().remove(message);
        if (ready != null) {
            crashes.begin(QueueNames.in(partner), ready.arrival().messageKey(), 1);
            return ready;
        }
        Incoming incoming = reader.read(message, partner);
        int died = crashes.begin(QueueNames.in(partner), incoming.arrival().messageKey(), incoming.deliveries());
        return read(incoming, died);
    }

    private ReadMessage read(Incoming incoming, int died) {
        Arrival arrival = incoming.arrival();
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
