package org.flaghoist.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.BegunEntry;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.Urgency;
import org.flaghoist.urgent.CommittedCopies;
import org.flaghoist.urgent.UrgentEntries;
import org.flaghoist.urgent.UrgentEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Which of a message and its copy is handled, of what looks urgent. The copy is, where it is the first of its
 * reference, which follows nothing; the message then stays on its queue until the broker has committed what the copy
 * came to, and is dropped. So what follows it there follows the copy, too. Where the copy may not go ahead it is the
 * one dropped.
 */
public final class UrgentLanes {

    private final UrgentEntries entries;
    private final CommittedCopies committed;
    private final ToLongFunction<String> counts;
    private final UrgentNews news = new UrgentNews();
    /** What a thread handles. */
    private final ThreadLocal<TakenMessages> inHand = ThreadLocal.withInitial(TakenMessages::new);

    /**
     * @param keys of those that are a copy, or have one
     * @param copies the entries of copies
     */
    private record TakenMessages(List<String> keys, List<Long> copies) {

        TakenMessages() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** @param counts how many messages a queue has, those in hand included, as the broker has it now */
    public UrgentLanes(UrgentEntries entries, CommittedCopies committed, ToLongFunction<String> counts) {
        this.entries = entries;
        this.committed = committed;
        this.counts = counts;
    }

    /**
     * This thread handles other messages from now on. Where they are no copies, it lets their copies go first.
     *
     * @param keys of those that are a copy, or have one
     * @param patiently where one was found to be under way
     */
    void begin(String queue, List<String> keys, boolean patiently) {
        TakenMessages mine = inHand.get();
        mine.copies().clear();
        mine.keys().clear();
        mine.keys().addAll(keys);
        String partner = QueueNames.partner(queue);
        if (QueueNames.isUrgent(queue)) {
            news.begin(partner);
        } else if (!keys.isEmpty()) {
            await(partner, keys, patiently);
        }
    }

    private void await(String partner, List<String> keys, boolean patiently) {
        try {
            news.await(partner, keys, patiently);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the ledger has of those of {@link #begin}, by message key. */
    Map<String, UrgentEntry> find(String queue) {
        List<String> keys = inHand.get().keys();
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
        // A copy leaves its queue with the broker's commit alone. So where none is there, none of those that the
        // ledger has is pending, though a hub died before it could record that.
        if (!there.committed() && !news.isThrough(messageKey) && counts.applyAsLong(lane) > 0) {
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
            inHand.get().copies().add(begun.entry());
        }
    }

    private boolean isOfCopy(ReadMessage message) {
        String key = message.arrival().messageKey();
        UrgentEntry there =
                entries.find(message.arrival().sender(), List.of(key)).get(key);
        return there != null && there.byCopy();
    }

    /** What this thread had in hand is committed by the broker, too; or it will be rolled back, and comes again. */
    void ended(String queue, boolean isCommitted) {
        TakenMessages mine = inHand.get();
        if (QueueNames.isUrgent(queue)) {
            if (isCommitted) {
                committed.add(mine.copies());
            }
            news.ended(QueueNames.partner(queue), isCommitted ? mine.keys() : List.of());
        } else if (isCommitted) {
            news.forget(mine.keys());
        }
    }
}
