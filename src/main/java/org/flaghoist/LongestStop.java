package org.flaghoist;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Ends the process where its stop waits for something that does not answer, such as a database behind a lock. What is in
 * hand then comes again as after a crash, and in its order; closed in order, the connection to the broker would let the next
 * message out first.
 */
final class LongestStop implements ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(LongestStop.class);

    /** What stops services kills them after 10 seconds as a rule, and then nobody says why. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** As of any process that SIGTERM ended. */
    private static final int TERMINATED = 143;

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        Thread end = new Thread(LongestStop::end, "longest-stop");
        end.setDaemon(true);
        end.start();
    }

    private static void end() {
        try {
            Thread.sleep(LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.warn(
                "What is in hand was not done in {} s; the stop is broken off, and it comes again at the next start",
                LONGEST.toSeconds());
        Runtime.getRuntime().halt(TERMINATED);
    }
}
