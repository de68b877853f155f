package org.flaghoist.broker;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.flaghoist.broker.QuotaUse.QuotaPart;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a partner from filling the broker's disk; works within the broker. Artemis' own {@code page-limit-bytes} counts
 * no bodies of large messages and nothing that is in an open transaction, and would refuse the hub's sends, too.
 */
final class QuotaEnforcement {

    private static final int ALARM_FROM = 80;
    private static final int PERCENT = 100;

    private final ActiveMQServer broker;
    private final Map<String, AtomicLong> uncommitted = new ConcurrentHashMap<>();
    private final Map<String, SendingPace> paces = new ConcurrentHashMap<>();

    QuotaEnforcement(ActiveMQServer broker) {
        this.broker = broker;
    }

    /**
     * Lets a message in.
     *
     * @param transaction that it is in: its queue counts it only when that is committed
     * @throws ActiveMQAddressFullException where nothing more is taken from the partner now
     */
    void admit(String partner, long size, @Nullable Transaction transaction) throws ActiveMQAddressFullException {
        refuseBeyondQuota(partner);
        if (transaction != null) {
            count(partner, size, transaction);
        }
    }

    private void refuseBeyondQuota(String partner) throws ActiveMQAddressFullException {
        long quota = quota(partner);
        if (sent(partner, this::queue) >= quota) {
            throw new ActiveMQAddressFullException(QueueNames.in(partner) + " is full: what " + partner
                    + " sent, and is not handled yet or was rejected, takes its quota of " + quota
                    + " bytes; send this again later");
        }
        if (isWaitingFull(partner, quota, this::queue)) {
            throw new ActiveMQAddressFullException(QueueNames.out(partner) + " is full: what waits for " + partner
                    + " takes its quota of " + quota + " bytes; take from there, then send this again");
        }
    }

    private void count(String partner, long size, Transaction transaction) {
        AtomicLong sum = uncommitted.computeIfAbsent(partner, any -> new AtomicLong());
        sum.addAndGet(size);
        transaction.addOperation(new TransactionOperationAbstract() {
            @Override
            public void afterCommit(Transaction ended) {
                sum.addAndGet(-size);
            }

            @Override
            public void afterRollback(Transaction ended) {
                sum.addAndGet(-size);
            }
        });
    }

    /** Of all partners, where it is much. Asked often: it goes through the broker's queues once. */
    List<QuotaUse> uses() {
        Map<String, Queue> queues = broker.getPostOffice()
                .getAllBindings()
                .filter(QueueBinding.class::isInstance)
                .map(binding -> ((QueueBinding) binding).getQueue())
                .collect(Collectors.toMap(queue -> queue.getName().toString(), queue -> queue, (one, other) -> one));
        return queues.keySet().stream()
                .filter(QueueNames::isIn)
                .map(QueueNames::partner)
                .flatMap(partner -> uses(partner, queues::get))
                .filter(use -> use.percent() >= ALARM_FROM)
                .toList();
    }

    private Stream<QuotaUse> uses(String partner, Function<String, @Nullable Queue> queues) {
        long quota = quota(partner);
        long sent = percent(sent(partner, queues), quota);
        long waiting = percent(waiting(partner, queues), quota);
        long undecided = percent(
                size(queues.apply(QueueNames.held(partner))) + size(queues.apply(QueueNames.deadOut(partner))), quota);
        return Stream.of(
                new QuotaUse(partner, QuotaPart.SENT, sent, sent >= PERCENT),
                new QuotaUse(partner, QuotaPart.WAITING, waiting, isWaitingFull(partner, quota, queues)),
                new QuotaUse(partner, QuotaPart.UNDECIDED, undecided, false));
    }

    private static long percent(long bytes, long quota) {
        return (long) ((double) bytes / quota * PERCENT);
    }

    private long sent(String partner, Function<String, @Nullable Queue> queues) {
        AtomicLong open = uncommitted.get(partner);
        return size(queues.apply(QueueNames.in(partner)))
                + size(queues.apply(QueueNames.urgentIn(partner)))
                + size(queues.apply(QueueNames.deadIn(partner)))
                + (open == null ? 0 : open.get());
    }

    private static long waiting(String partner, Function<String, @Nullable Queue> queues) {
        return size(queues.apply(QueueNames.out(partner))) + size(queues.apply(QueueNames.urgentOut(partner)));
    }

    // Others send there, too: of a partner that takes what is for it, if slowly, they must not be able to stop the
    // sends.
    private boolean isWaitingFull(String partner, long quota, Function<String, @Nullable Queue> queues) {
        Queue in = queues.apply(QueueNames.in(partner));
        Queue out = queues.apply(QueueNames.out(partner));
        if (in == null || out == null) {
            return false;
        }
        boolean full = waiting(partner, queues) >= quota;
        long sent = in.getMessagesAdded();
        Queue urgent = queues.apply(QueueNames.urgentOut(partner));
        long taken = out.getMessagesAcknowledged() + (urgent == null ? 0 : urgent.getMessagesAcknowledged());
        return !paces.computeIfAbsent(partner, any -> new SendingPace(sent, taken))
                .allows(full, sent, taken);
    }

    // Artemis itself looks at this setting with another address-full-policy only.
    private long quota(String partner) {
        long bytes = broker.getAddressSettingsRepository()
                .getMatch(QueueNames.in(partner))
                .getMaxSizeBytesRejectThreshold();
        return bytes < 0 ? Long.MAX_VALUE : bytes;
    }

    private static long size(@Nullable Queue queue) {
        return queue == null ? 0 : queue.getPersistentSize();
    }

    private @Nullable Queue queue(String name) {
        return broker.locateQueue(SimpleString.of(name));
    }
}
