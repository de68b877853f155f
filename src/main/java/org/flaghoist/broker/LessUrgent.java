package org.flaghoist.broker;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Whether something waits on {@code in.<p>} that is less urgent than what comes; works within the broker. It is known
 * by where the last of each urgency is in the queue, and by how many wait: what the queue has not taken in yet, which
 * it does some moments after a commit, waits, too. Where that is not known, as of what was there at the start, it is
 * taken to be less urgent. Thread-safe.
 */
final class LessUrgent {

    private final ActiveMQServer broker;
    private final Map<String, Positions> partners = new ConcurrentHashMap<>();

    /** Of one partner's queue, by urgency. */
    private static final class Positions {

        /** How many the queue had taken in when this began. */
        private final long before;

        private long added;
        private final Map<Urgency, Long> last = new EnumMap<>(Urgency.class);
        private final Map<Urgency, Integer> open = new EnumMap<>(Urgency.class);

        Positions(long before) {
            this.before = before;
        }

        /**
         * @param takenIn how many the queue has taken in, be they there or not
         * @param there how many of them are
         */
        synchronized boolean isAnyBelow(Urgency urgency, long takenIn, long there) {
            long waiting = there + Math.max(0, before + added - takenIn);
            return Stream.of(Urgency.values())
                    .filter(less -> less.compareTo(urgency) < 0)
                    .anyMatch(less -> open.getOrDefault(less, 0) > 0 || last.getOrDefault(less, 0L) > added - waiting);
        }

        synchronized void add(Urgency urgency) {
            added++;
            last.put(urgency, added);
        }

        synchronized void open(Urgency urgency, int more) {
            open.merge(urgency, more, Integer::sum);
        }
    }

    LessUrgent(ActiveMQServer broker) {
        this.broker = broker;
    }

    /** Begins with a partner, before its first message is added. */
    void begin(String partner) {
        positions(partner);
    }

    private static long takenIn(@Nullable Queue queue) {
        return queue == null ? 0 : queue.getMessagesAdded();
    }

    private @Nullable Queue queue(String partner) {
        return broker.locateQueue(SimpleString.of(QueueNames.in(partner)));
    }

    /** Also what is in an open transaction, be it the message's own. */
    boolean isAnyBefore(String partner, Urgency urgency) {
        Queue in = queue(partner);
        // Asked first: what comes in meanwhile is counted twice rather than not at all.
        long takenIn = takenIn(in);
        return in == null || positions(partner).isAnyBelow(urgency, takenIn, in.getMessageCount());
    }

    /** @param transaction that the message is in: it comes to the queue when that is committed */
    void add(String partner, Urgency urgency, @Nullable Transaction transaction) {
        Positions positions = positions(partner);
        if (transaction == null) {
            positions.add(urgency);
            return;
        }
        positions.open(urgency, 1);
        transaction.addOperation(new TransactionOperationAbstract() {
            @Override
            public void afterCommit(Transaction ended) {
                positions.add(urgency);
                positions.open(urgency, -1);
            }

            @Override
            public void afterRollback(Transaction ended) {
                positions.open(urgency, -1);
            }
        });
    }

    private Positions positions(String partner) {
        return partners.computeIfAbsent(partner, any -> new Positions(takenIn(queue(partner))));
    }
}
