package org.flaghoist.exchange;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.database.TransactionBound;
import org.flaghoist.notification.Action;
import org.flaghoist.urgent.CommittedCopies;
import org.flaghoist.urgent.UrgentEntries;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Lets no revision be committed before an earlier one that went ahead as a copy. What follows the message of a copy
 * waits behind it anyway; but a sender may send a revision before the one that it follows, and then nothing lies
 * between it and the copy.
 */
final class PendingCopies {

    private final UrgentEntries entries;
    private final CommittedCopies committed;
    private final ToLongFunction<String> counts;
    /** By sender, the references of what the transaction on a thread accepts. */
    private final TransactionBound<Map<String, Set<String>>> followed;

    /** @param counts how many messages a queue has, those in hand included, as the broker has it now */
    PendingCopies(UrgentEntries entries, CommittedCopies committed, ToLongFunction<String> counts) {
        this.entries = entries;
        this.committed = committed;
        this.counts = counts;
        this.followed = new TransactionBound<>(HashMap::new, senders -> senders.forEach(this::refuseBefore));
    }

    /** A message is accepted in the transaction on this thread. What the hub cancels itself waits longer anyway. */
    void followedBy(ReadMessage message) {
        Map<String, Set<String>> all = followed.get();
        if (all != null
                && message.notification() != null
                && message.recall() == null
                && message.arrival().testRun() == 0
                && !Action.NEW.isOf(message.notification())) {
            all.computeIfAbsent(message.arrival().sender(), sender -> new HashSet<>())
                    .add(message.notification().path("id").textValue());
        }
    }

    // Once for all that it accepts, and when the lineages are written: what was not seen of these then is refused.
    private void refuseBefore(String sender, Set<String> references) {
        List<Long> pending = entries.pending(sender, references).stream()
                .filter(copy -> !committed.has(copy))
                .toList();
        if (!pending.isEmpty() && counts.applyAsLong(QueueNames.urgentIn(sender)) > 0) {
            throw new ConcurrencyFailureException("waits until the revision before it, which is urgent, is handled: see"
                    + " whether the route translate-urgent." + sender + " runs");
        }
    }
}
