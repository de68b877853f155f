package org.flaghoist.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.flaghoist.broker.Queues;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.exchange.ExchangeListener.Retried;
import org.flaghoist.exchange.ExchangeListener.Work;
import org.flaghoist.partner.Retry;
import org.flaghoist.sftp.Unreachable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Waits before a message is rolled back, longer each time. The consumer itself waits, with the message in hand: so
 * nothing overtakes it, and one message tries whether the world is well again.
 */
public final class RedeliveryBackoff {

    private static final Logger LOG = LoggerFactory.getLogger(RedeliveryBackoff.class);

    private final Map<String, Retry> retries;
    private final Listeners listeners;
    private final BooleanSupplier inBatch;
    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /**
     * @param retries by partner
     * @param inBatch whether this thread is in the midst of several messages
     */
    public RedeliveryBackoff(Map<String, Retry> retries, Listeners listeners, BooleanSupplier inBatch) {
        this.inBatch = inBatch;
        this.retries = retries;
        this.listeners = listeners;
    }

    /**
     * @param partner whose message it is: the sender's in translation, the recipient's in delivery
     * @param deliveries how often the message was tried, this time included
     * @param failure what went wrong
     */
    public void await(String route, String partner, int deliveries, Exception failure) throws InterruptedException {
        if (inBatch.getAsBoolean()) {
            // Not with a transaction open. Rolled back, they come one by one, and the one that fails then waits.
            return;
        }
        listeners.retried(new Retried(partner, Work.of(route)));
        if (failure instanceof Unreachable server) {
            // Of a server that is down for days the log is told once, by its breaker.
            tell(server.isTold() ? Level.DEBUG : Level.WARN, route, server.failures(), server.delay(), failure);
            await(route, server.delay());
        } else {
            Duration delay = Objects.requireNonNull(retries.get(partner), partner)
                    .delay(deliveries, ThreadLocalRandom.current().nextDouble());
            tell(Level.WARN, route, deliveries, delay, failure);
            await(route, delay);
        }
    }

    /** Several messages of one queue were rolled back, and come one by one now. */
    public void afterBatch(String queue, Throwable failure) {
        LOG.debug("{}: a batch failed, and is done one by one: {}", queue, failure.toString());
        listeners.retried(new Retried(Queues.sender(queue), Work.TRANSLATE));
    }

    /** Ends a route's waiting, if it waits: what it waited for is tried now. */
    void wake(String route) {
        CountDownLatch wait = waiting.get(route);
        if (wait != null) {
            wait.countDown();
        }
    }

    private void await(String route, Duration delay) throws InterruptedException {
        CountDownLatch wait = new CountDownLatch(1);
        waiting.put(route, wait);
        try {
            // A stop ends the waiting, and lets none begin; the message is rolled back and stays.
            if (!stopping) {
                wait.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            waiting.remove(route, wait);
        }
    }

    private static void tell(Level level, String route, int tries, Duration delay, Exception failure) {
        LOG.atLevel(level)
                .log(
                        "{}: try {} failed, again in {} s: {}",
                        route,
                        tries,
                        delay.toMillis() / 1000.0,
                        failure instanceof Unreachable ? failure.getMessage() : SafeErrorText.withCause(failure));
    }

    @EventListener
    void on(ContextClosedEvent closed) {
        stopping = true;
        waiting.values().forEach(CountDownLatch::countDown);
    }
}
