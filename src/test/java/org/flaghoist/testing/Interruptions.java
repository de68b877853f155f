package org.flaghoist.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.flaghoist.exchange.ExchangeListener;

/** A listener that fails as often as a test says. */
record Interruptions(AtomicInteger translations, AtomicInteger deliveries) implements ExchangeListener {

    @Override
    public void translated(Translated event) {
        fail(translations);
    }

    @Override
    public void delivered(Delivered event) {
        fail(deliveries);
    }

    private static void fail(AtomicInteger left) {
        if (left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new IllegalStateException("asked for by the test");
        }
    }
}
