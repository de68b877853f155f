package org.flaghoist.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.BegunEntry;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.Urgency;
import org.flaghoist.urgent.UrgentEntries;
import org.flaghoist.urgent.UrgentEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Which of a message and its copy is handled, of what looks urgent. The copy is, where it is the first of its
 * reference, which follows nothing; the message then stays on its queue until the broker has committed what the copy
 * came to, and is dropped. So what follows it there follows the copy, too. Where the copy may not go ahead it is the
 * one dropped.
 */
public final class UrgentLanes {

    private static final Logger LOG = LoggerFactory.getLogger(UrgentLanes.class);

    private final UrgentEntries entries;
    private final ToLongFunction<String> counts;
    private final UrgentNews news = new UrgentNews();
    /** Of the copies that a thread handles. */
    private final ThreadLocal<CopiesInHand> inHand = ThreadLocal.withInitial(CopiesInHand::new);

    private record CopiesInHand(List<String> keys, List<Long> entries, List<Long> unsaved) {

        CopiesInHand() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** @param counts how many messages a queue has, those in hand included, as the broker has it now */
    public UrgentLanes(UrgentEntries entries, ToLongFunction<String> counts) {
        this.entries = entries;
        this.counts = counts;
    }

    /** Lets the copies of messages go first; patiently where one was found to be under way. */
    void await(String partner, Collection<String> messageKeys, boolean patiently) {
        try {
            news.await(partner, messageKeys, patiently);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * This thread handles other messages from now on: what it handled before was committed, or not.
     *
     * @param keys of those that are a copy, or have one
     * @return what the ledger has of these, by message key
     */
    Map<String, UrgentEntry> begin(String queue, List<String> keys) {
        inHand.get().keys().clear();
        inHand.get().entries().clear();
        if (keys.isEmpty()) {
            return Map.of();
        }
        String partner = QueueNames.partner(queue);
        if (QueueNames.isUrgent(queue)) {
            news.begin(partner);
            inHand.get().keys().addAll(keys);
        } else {
            await(partner, keys, false);
        }
        return entries.find(partner, keys);
    }

    /**
     * Whether the message that a copy was made of is the one to be handled.
     *
     * @param there what the ledger has of it; null for nothing
     * @throws ConcurrencyFailureException where the copy is, and is not through
     */
    boolean isOriginalHandled(String partner, @Nullable UrgentEntry there) {
        if (there == null || !there.byCopy()) {
            return true;
        }
        String lane = QueueNames.urgentIn(partner);
        // A copy leaves its queue with the broker's commit alone. So where none is there, none of those that the
        // ledger has is pending, though a hub died before it could record that.
        if (!there.committed() && counts.applyAsLong(lane) > 0) {
            throw new ConcurrencyFailureException(
                    "waits until its copy, which is urgent, is handled: see whether the route translate-urgent."
                            + partner + " runs, which takes it from " + lane);
        }
        return false;
    }

    /** Whether a copy may be handled before what lies before its message. */
    static boolean mayGoAhead(ReadMessage copy) {
        var notification = copy.notification();
        return notification != null
                && copy.arrival().testRun() == 0
                && copy.arrival().origin() == null
                && Action.NEW.isOf(notification)
                && Urgency.of(notification).isUrgent();
    }

    /**
     * Records whose entry it is. In the transaction that began it.
     *
     * @throws ConcurrencyFailureException where it is the other's, which was quicker
     */
    void begun(ReadMessage message, BegunEntry begun) {
        boolean isCopy = message.lane() == InboundLane.COPY;
        if (message.lane() == InboundLane.ONLY) {
            return;
        }
        if (begun.redo() && isOfCopy(message) != isCopy) {
            throw new ConcurrencyFailureException("a message and its copy were handled at once");
        }
        if (isCopy && !begun.redo()) {
            entries.madeByCopy(begun.entry());
        }
        if (isCopy) {
            inHand.get().entries().add(begun.entry());
        }
    }

    private boolean isOfCopy(ReadMessage message) {
        String key = message.arrival().messageKey();
        UrgentEntry there =
                entries.find(message.arrival().sender(), List.of(key)).get(key);
        return there != null && there.byCopy();
    }

    /** The broker has committed what this thread handled. */
    public void committed(String queue) {
        if (!QueueNames.isUrgent(queue)) {
            return;
        }
        CopiesInHand copies = inHand.get();
        copies.unsaved().addAll(copies.entries());
        try {
            entries.committed(copies.unsaved());
            copies.unsaved().clear();
        } catch (RuntimeException e) {
            LOG.debug("{}: it is recorded with the next that the broker has committed {}", queue, copies.unsaved(), e);
        }
        news.through(QueueNames.partner(queue), copies.keys());
        copies.keys().clear();
        copies.entries().clear();
    }
}
