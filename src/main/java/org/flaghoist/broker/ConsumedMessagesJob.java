package org.flaghoist.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Reports, to some seconds, when partners take messages from their queues on an external broker, which reports nothing
 * by itself.
 */
public final class ConsumedMessagesJob {

    private final OutageLog outageLog = new OutageLog(
            LoggerFactory.getLogger(ConsumedMessagesJob.class), "Looking what partners took from their queues");
    private final Broker broker;
    private final CachedQueueCounts queues;
    private final Map<String, String> partners;
    private final Consumer<String> taken;
    private final Map<String, Long> counts = new HashMap<>();

    /** @param partners by the queue that they take from */
    public ConsumedMessagesJob(
            Broker broker, CachedQueueCounts queues, Map<String, String> partners, Consumer<String> taken) {
        this.broker = broker;
        this.queues = queues;
        this.partners = partners;
        this.taken = taken;
    }

    @Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (broker instanceof ExternalBroker) {
            outageLog.attempt(() -> partners.forEach(this::look));
        }
    }

    // A broker that was started anew counts from 0 again.
    private void look(String queue, String partner) {
        long now = queues.of(queue).taken();
        Long before = counts.put(queue, now);
        if (before != null && now != before && now > 0) {
            taken.accept(partner);
        }
    }
}
