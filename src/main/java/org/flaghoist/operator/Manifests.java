package org.flaghoist.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Protections;
import org.flaghoist.periodic.PeriodicFiles;

/** Sends partners what they were given in a day, each once. */
public final class Manifests {

    /** What was given just before midnight may be recorded a moment later. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

    private final PeriodicSender sender;
    private final Clock clock;

    public Manifests(
            PeriodicFiles days, ManifestWriter writer, Protections protections, OnceSender sender, Clock clock) {
        this.sender = new PeriodicSender(days, writer, protections, sender, clock);
        this.clock = clock;
    }

    /** Sends what is due: that of the last day that is over, in UTC. */
    void send(String partner, Lease lease) {
        Instant now = clock.instant().minus(AFTER_MIDNIGHT);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        sender.send(partner, today.minusDays(1).toString(), today.toString(), lease);
    }
}
