package org.flaghoist.exchange;

import java.time.Duration;
import java.util.List;
import org.flaghoist.notification.SetupException;
import org.flaghoist.sftp.Servers;

/**
 * How long after a look at a partner's outbox the next one comes: soon where files lie there; where nothing does so
 * late that all such outboxes together are not looked at too often.
 */
public final class PollingPace {

    private static final Duration SOON = Duration.ofMillis(500);
    private static final int MILLIS = 1_000;

    private final Servers servers;
    private final Duration quiet;

    /** @param looksPerSecond at all outboxes together in which nothing lies */
    public PollingPace(Servers servers, int looksPerSecond) {
        if (looksPerSecond < 1) {
            throw new SetupException(
                    List.of("flaghoist.hub.looks-per-second: is " + looksPerSecond + "; give a whole number from 1"));
        }
        this.servers = servers;
        Duration together = Duration.ofMillis((long) servers.all().size() * MILLIS / looksPerSecond);
        this.quiet = together.compareTo(SOON) > 0 ? together : SOON;
    }

    public Duration of(String partner) {
        return servers.of(partner).outbox().isQuiet() ? quiet : SOON;
    }
}
