package org.flaghoist.route;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.flaghoist.partner.Retry;
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

    private final Map<String, Retry> retries;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /** @param retries by partner */
    Patience(Map<String, Retry> retries) {
        this.retries = retries;
    }

    /**
     * @param partner whose message it is: the sender's in translation, the recipient's in delivery
     * @param deliveries how often the message was tried, this time included
     * @param failure what went wrong
     */
    public void await(String route, String partner, int deliveries, Exception failure) throws InterruptedException {
        Retry retry = Objects.requireNonNull(retries.get(partner), partner);
        Duration wait = retry.delay(deliveries, ThreadLocalRandom.current().nextDouble());
        LOG.warn(
                "{}: try {} failed, again in {} s: {}",
                route,
                deliveries,
                wait.toMillis() / 1000.0,
                failure.toString());
        // A stop ends the waiting; the message is rolled back and stays.
        stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    @EventListener
    void on(ContextClosedEvent closed) {
        stopping.countDown();
    }
}
