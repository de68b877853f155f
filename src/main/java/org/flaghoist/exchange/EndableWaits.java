package org.flaghoist.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits, one for each name, which somebody else may end, and at a stop all of them for good. Thread-safe. */
final class EndableWaits {

    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /**
     * Waits so long, unless it is ended before.
     *
     * @param goesOn false where it is not to wait at all; asked last, when {@link #end} already reaches it
     */
    void await(String name, Duration delay, BooleanSupplier goesOn) throws InterruptedException {
        CountDownLatch wait = new CountDownLatch(1);
        waiting.put(name, wait);
        try {
            if (!ended && goesOn.getAsBoolean()) {
                wait.await(delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            waiting.remove(name, wait);
        }
    }

    /** Ends the wait of that name, if there is one. */
    void end(String name) {
        CountDownLatch wait = waiting.get(name);
        if (wait != null) {
            wait.countDown();
        }
    }

    /** Whether all are ended for good. */
    boolean areEnded() {
        return ended;
    }

    /** Ends all, and lets none begin. */
    void endAll() {
        ended = true;
        waiting.values().forEach(CountDownLatch::countDown);
    }
}
