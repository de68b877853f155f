package org.flaghoist.route;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Waits before a message is rolled back, longer each time. The consumer itself waits, with the message in hand: so
 * nothing overtakes it, and one message tries whether the world is well again.
 */
public final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final int MOST_DOUBLINGS = 16;

    private final Duration first;
    private final Duration longest;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Patience(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /**
     * @param deliveries how often the message was tried, this time included
     * @param failure what went wrong
     */
    public void await(String route, int deliveries, Exception failure) throws InterruptedException {
        Duration wait = after(deliveries);
        LOG.warn(
                "{}: try {} failed, again in {} s: {}",
                route,
                deliveries,
                wait.toMillis() / 1000.0,
                failure.toString());
        // A stop ends the waiting; the message is rolled back and stays.
        stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    Duration after(int deliveries) {
        int doublings = Math.min(Math.max(deliveries - 1, 0), MOST_DOUBLINGS);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    @EventListener
    void on(ContextClosedEvent closed) {
        stopping.countDown();
    }
}
