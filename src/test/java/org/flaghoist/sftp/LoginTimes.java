package org.flaghoist.sftp;

import java.time.Duration;

/** How often a hub of {@code HubFixture.behindFaults} may try a login that is refused. */
final class LoginTimes {

    private static final Duration AFTER_REFUSED = Duration.ofSeconds(2);

    private LoginTimes() {}

    /** Once, and once more whenever it had let the server wait: by the clock, however slow the machine is. */
    static int atMostSince(long nanoTime) {
        return 1 + (int) ((System.nanoTime() - nanoTime) / AFTER_REFUSED.toNanos());
    }
}
