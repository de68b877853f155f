package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.BegunEntry;
import org.flaghoist.notification.Urgency;
import org.flaghoist.urgent.CommittedCopies;
import org.flaghoist.urgent.LaneProgress;
import org.flaghoist.urgent.UrgentEntries;
import org.flaghoist.urgent.UrgentEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Which of a message and its copy is handled, of what looks urgent. The copy is, where nothing that is still under way
 * comes before it under its reference; the message then stays on its queue until the broker has committed what the copy
 * came to, and is dropped. So what follows it there follows the copy, too. Where the copy may not go ahead it is the
 * one dropped.
 */
public final class UrgentLanes {

    private final UrgentEntries entries;
    private final CommittedCopies committed;
    private final LaneProgress progress;
    private final ToLongFunction<String> counts;
    private final PendingCopies pending;
    private final UrgentNews news = new UrgentNews();
    /** What a thread handles. */
    private final ThreadLocal<TakenMessages> inHand = ThreadLocal.withInitial(TakenMessages::new);

    /** @param counts how many messages a queue has, those in hand included, as the broker has it now */
    public UrgentLanes(
            UrgentEntries entries, CommittedCopies committed, LaneProgress progress, ToLongFunction<String> counts) {
        this.entries = entries;
        this.committed = committed;
        this.progress = progress;
        this.counts = counts;
        this.pending = new PendingCopies(entries, committed, counts);
    }

    /**
     * This thread handles other messages from now on. Where they are no copies, it lets their copies go first.
     *
     * @param keys of those that are a copy, or have one, with how urgent it looks
     * @param patiently where one was found to be under way
     */
    void begin(String queue, Map<String, Urgency> keys, boolean patiently) {
        inHand.get().begin(keys);
        String partner = QueueNames.partner(queue);
        if (QueueNames.isUrgent(queue)) {
            news.begin(partner);
        } else if (!keys.isEmpty()) {
            await(partner, keys.keySet(), patiently);
        }
    }

    private void await(String partner, Set<String> keys, boolean patiently) {
        try {
            news.await(partner, keys, patiently);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the ledger has of those of {@link #begin}, by message key. */
    Map<String, UrgentEntry> find(String queue) {
        Set<String> keys = inHand.get().twofold();
        return keys.isEmpty() ? Map.of() : entries.find(QueueNames.partner(queue), keys);
    }

    /**
     * Whether the message that a copy was made of is the one to be handled.
     *
     * @param there what the ledger has of it; null for nothing
     * @throws ConcurrencyFailureException where the copy is, and is not through
     */
    boolean isOriginalHandled(String partner, String messageKey, @Nullable UrgentEntry there) {
        if (there == null || !there.byCopy()) {
            return true;
        }
        String lane = QueueNames.urgentIn(partner);
        if (news.isThrough(messageKey) || isCommitted(partner, there)) {
            return false;
        }
        // A copy leaves its queue with the broker's commit alone. So where none is there, none of those that the
        // ledger has is pending, though a hub died before it could record that.
        if (counts.applyAsLong(lane) > 0) {
            throw new ConcurrencyFailureException(
                    "waits until its copy, which is urgent, is handled: see whether the route translate-urgent."
                            + partner + " runs, which takes it from " + lane);
        }
        committed.add(List.of(there.entry()));
        return false;
    }

    private boolean isCommitted(String partner, UrgentEntry entry) {
        return entry.committed()
                || committed.has(entry.entry())
                || progress.isCommitted(partner, entry.lane(), entry.entry());
    }

    /** Whether a copy may be handled before what lies before its message, as far as its reference lets it. */
    static boolean mayGoAhead(ReadMessage copy) {
        var notification = copy.notification();
        return notification != null
                && copy.arrival().testRun() == 0
                && copy.arrival().origin() == null
                && Urgency.of(notification).isUrgent();
    }

    /** Looks up how far these references have come, for {@link #mayFollow}. */
    void look(String queue, Set<String> references) {
        if (!references.isEmpty()) {
            inHand.get().found(entries.last(QueueNames.partner(queue), references));
        }
    }

    /**
     * Whether a copy may follow the earlier revisions of its reference now. It may follow the one just before it alone,
     * so that nothing can lie between the two, and only where the broker has committed what that came to, or does so
     * together with this.
     */
    boolean mayFollow(ReadMessage copy) {
        ObjectNode notification = Objects.requireNonNull(copy.notification(), "at fault, and looked up");
        return inHand.get()
                .mayFollow(notification, entry -> isCommitted(copy.arrival().sender(), entry));
    }

    /**
     * Records whose entry it is. In the transaction that began it.
     *
     * @throws ConcurrencyFailureException where it is the other's, which was quicker
     */
    void begun(ReadMessage message, BegunEntry begun) {
        boolean isCopy = message.lane() == InboundLane.COPY;
        if (message.lane() != InboundLane.ONLY && begun.redo() && isOfCopy(message) != isCopy) {
            throw new ConcurrencyFailureException("a message and its copy were handled at once");
        }
        TakenMessages mine = inHand.get();
        Urgency lane = isCopy ? mine.urgency(message.arrival().messageKey()) : Urgency.ROUTINE;
        if (!begun.redo()) {
            mine.made(lane, begun.entry());
        }
        if (isCopy && !begun.redo()) {
            entries.madeByCopy(begun.entry(), lane);
        }
        if (isCopy) {
            mine.handled(begun.entry());
        }
    }

    private boolean isOfCopy(ReadMessage message) {
        String key = message.arrival().messageKey();
        UrgentEntry there =
                entries.find(message.arrival().sender(), List.of(key)).get(key);
        return there != null && there.byCopy();
    }

    /**
     * In the transaction on this thread, after {@link #begun}: a copy may be followed there by its next revision. Else
     * the transaction is committed only where no copy is under way that comes before it.
     */
    void accepted(ReadMessage message, ObjectNode notification) {
        if (message.lane() == InboundLane.COPY) {
            inHand.get().accepted(notification);
        } else {
            pending.followedBy(message);
        }
    }

    /** It is rejected, be it after it was {@link #accepted}. */
    void rejected(ReadMessage message) {
        if (message.lane() == InboundLane.COPY && message.notification() != null) {
            inHand.get().withdrawn(message.notification());
        }
    }

    /** What this thread had in hand is committed by the broker, too; or it will be rolled back, and comes again. */
    void ended(String queue, boolean isCommitted) {
        TakenMessages mine = inHand.get();
        String partner = QueueNames.partner(queue);
        Set<String> keys = mine.twofold();
        if (isCommitted) {
            committed.add(mine.copies());
            mine.made().forEach((lane, entry) -> progress.committed(partner, lane, entry));
        }
        if (QueueNames.isUrgent(queue)) {
            news.ended(partner, isCommitted ? keys : Set.of());
        } else if (isCommitted) {
            news.forget(keys);
        }
    }
}
