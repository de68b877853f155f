package org.flaghoist.hub;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Ends the process where its stop waits for something that does not answer, such as a database behind a lock. What is
 * in hand then comes again as after a crash, and in its order; closed in order, the connection to the broker would let
 * the next message out first.
 */
public final class LongestStop implements ApplicationListener<ContextClosedEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(LongestStop.class);

    /** What stops services kills them after 10 seconds as a rule, and then nobody says why. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final int BROKEN_OFF = 1;

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        Thread end = new Thread(LongestStop::end, "longest-stop");
        end.setDaemon(true);
        end.start();
    }

    private static void end() {
        try {
            Thread.sleep(LONGEST.toMillis());
            LOG.warn(
                    "The stop took longer than {} s and is broken off, as a crash would; what is in hand comes again",
                    LONGEST.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(BROKEN_OFF);
        }
    }
}
