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
 * by where the last of each urgency is in the queue, and by how many wait. Where that is not known, as of what was
 * there at the start, it is taken to be less urgent. Thread-safe.
 */
final class LessUrgent {

    private final ActiveMQServer broker;
    private final Map<String, Positions> partners = new ConcurrentHashMap<>();

    /** Of one partner's queue, by urgency. */
    private static final class Positions {

        private long added;
        private final Map<Urgency, Long> last = new EnumMap<>(Urgency.class);
        private final Map<Urgency, Integer> open = new EnumMap<>(Urgency.class);

        synchronized boolean isAnyBelow(Urgency urgency, long waiting) {
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

    /** Also what is in an open transaction, be it the message's own. */
    boolean isAnyBefore(String partner, Urgency urgency) {
        Queue in = broker.locateQueue(SimpleString.of(QueueNames.in(partner)));
        return in == null || positions(partner).isAnyBelow(urgency, in.getMessageCount());
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
        return partners.computeIfAbsent(partner, any -> new Positions());
    }
}
