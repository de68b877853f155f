package org.flaghoist.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets each test wait for a minute for what comes sooner or later, where it says nothing else: Awaitility's own ten
 * seconds pass on a machine that has much else to do.
 */
public final class LongWaits implements BeforeAllCallback {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
