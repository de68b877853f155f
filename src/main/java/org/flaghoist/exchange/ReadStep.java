package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.urgent.UrgentEntry;
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
    private final UrgentLanes lanes;
    /** What is read, and not yet recorded, of the batch that a thread handles. */
    private final ThreadLocal<Map<Message, ReadMessage>> ahead = ThreadLocal.withInitial(IdentityHashMap::new);
    /** What of it are copies that go ahead only where they may follow what is known of their references by then. */
    private final ThreadLocal<Map<Message, ReadMessage>> following = ThreadLocal.withInitial(IdentityHashMap::new);
    /** What of it is dropped: the other of a message and its copy is handled. */
    private final ThreadLocal<Set<Message>> dropped =
            ThreadLocal.withInitial(() -> Collections.newSetFromMap(new IdentityHashMap<>()));

    public ReadStep(IncomingReader reader, Mappings mappings, CrashCount crashes, Ledger ledger, UrgentLanes lanes) {
        this.reader = reader;
        this.mappings = mappings;
        this.crashes = crashes;
        this.ledger = ledger;
        this.lanes = lanes;
    }

    /** Lets the copies of messages go first, before anything is open, or held, for these. */
    public void before(List<Message> messages, String queue) throws JMSException {
        lanes.begin(queue, twofold(messages, queue), messages.get(0).getJMSRedelivered());
    }

    /** @param committed whether by the broker, too */
    public void ended(String queue, boolean committed) {
        lanes.ended(queue, committed);
    }

    /**
     * Reads those that the broker gives out for the first time. What comes again is read when it is handled, so that
     * the process is known to have it in hand.
     *
     * @param messages those of {@link #before}, which this thread handles next, in one transaction of the ledger
     */
    public void readAhead(List<Message> messages, String queue) throws JMSException {
        ahead.get().clear();
        dropped.get().clear();
        following.get().clear();
        Map<String, UrgentEntry> there = lanes.find(queue);
        for (Message message : messages) {
            if (!isHandled(message, queue, there)) {
                dropped.get().add(message);
            } else if (!message.getJMSRedelivered() && !ahead.get().containsKey(message)) {
                ahead.get().put(message, expected(read(reader.read(message, queue), 0)));
            }
        }
        lanes.look(queue, references(following.get().values()));
    }

    private static Set<String> references(Collection<ReadMessage> messages) {
        return messages.stream()
                .map(message -> Objects.requireNonNull(message.notification()))
                .map(notification -> notification.path("id").textValue())
                .collect(Collectors.toSet());
    }

    private Map<String, Urgency> twofold(List<Message> messages, String queue) throws JMSException {
        Map<String, Urgency> twofold = new HashMap<>();
        for (Message message : messages) {
            if (IncomingReader.lane(message, queue) != InboundLane.ONLY) {
                twofold.put(reader.messageKey(message, queue), IncomingReader.urgencyAtSight(message));
            }
        }
        return twofold;
    }

    private boolean isHandled(Message message, String queue, Map<String, UrgentEntry> there) throws JMSException {
        InboundLane lane = IncomingReader.lane(message, queue);
        if (lane == InboundLane.ONLY) {
            return true;
        }
        UrgentEntry entry = there.get(reader.messageKey(message, queue));
        if (lane == InboundLane.ORIGINAL) {
            return lanes.isOriginalHandled(QueueNames.partner(queue), reader.messageKey(message, queue), entry);
        }
        // What is the copy's is finished by it, whatever it is now.
        return entry == null ? goesAhead(message, queue) : entry.byCopy();
    }

    private boolean goesAhead(Message message, String queue) throws JMSException {
        Incoming copy = reader.read(message, queue);
        if (crashes.begin(queue, copy.arrival().messageKey(), copy.deliveries()) > 0) {
            return false;
        }
        ReadMessage read = read(copy, 0);
        ObjectNode notification = read.notification();
        if (notification == null || !UrgentLanes.mayGoAhead(read)) {
            return false;
        }
        ahead.get().put(message, expected(read));
        if (!Action.NEW.isOf(notification)) {
            following.get().put(message, read);
        }
        return true;
    }

    /**
     * False for what is handled as the other of a message and its copy. To be asked of each of {@link #readAhead} when
     * those before it are recorded: a copy may follow one of them.
     */
    public boolean isHandled(Message message) {
        ReadMessage follower = following.get().remove(message);
        if (follower != null && !lanes.mayFollow(follower)) {
            ahead.get().remove(message);
            return false;
        }
        return !dropped.get().contains(message);
    }

    private ReadMessage expected(ReadMessage read) {
        if (read.notification() != null) {
            ledger.expect(read.arrival(), read.notification());
        }
        return read;
    }

    /** @param queue that it is taken from */
    public ReadMessage read(Message message, String queue) throws JMSException {
        ReadMessage ready = ahead.get().remove(message);
        if (ready == null) {
            Incoming incoming = reader.read(message, queue);
            return read(incoming, crashes.begin(queue, incoming.arrival().messageKey(), incoming.deliveries()));
        }
        if (!message.getJMSRedelivered()) {
            crashes.begin(queue, ready.arrival().messageKey(), 1);
        }
        return ready;
    }

    private ReadMessage read(Incoming incoming, int died) {
        Arrival arrival = incoming.arrival();
        Rejection fault = fault(incoming, died);
        return fault == null
                ? read(arrival, incoming.lane(), incoming.received())
                : new ReadMessage(arrival, incoming.lane(), incoming.received(), null, fault);
    }

    private static @Nullable Rejection fault(Incoming incoming, int died) {
        return incoming.fault() == null && died >= MOST_CRASHES
                ? new Rejection(FaultCode.INTERNAL, "", null, "the hub died with it in hand, again and again")
                : incoming.fault();
    }

    ReadMessage read(Arrival arrival, Instant received) {
        return read(arrival, InboundLane.ONLY, received);
    }

    private ReadMessage read(Arrival arrival, InboundLane lane, Instant received) {
        try {
            return new ReadMessage(
                    arrival,
                    lane,
                    received,
                    PureWork.of(() -> mappings.of(arrival.sender()).translate(arrival.original(), arrival.number())),
                    null);
        } catch (Rejection fault) {
            return new ReadMessage(arrival, lane, received, null, fault);
        }
    }
}
