package org.flaghoist.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Protections;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Wishes;
import org.flaghoist.periodic.PeriodicFiles;

/** Sends partners what they were given in a day, each once. */
public final class Manifests implements PeriodicSeries {

    /** What was given just before midnight may be recorded a moment later. */
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(5);

    private final PeriodicSender sender;
    private final Clock clock;

    public Manifests(
            PeriodicFiles days, ManifestWriter writer, Protections protections, OnceSender sender, Clock clock) {
        this.sender = new PeriodicSender(days, writer, protections, sender, clock);
        this.clock = clock;
    }

    @Override
    public String words() {
        return "the manifest of a day";
    }

    @Override
    public String lease() {
        return "manifests";
    }

    @Override
    public boolean isWished(Wishes wishes) {
        return wishes.manifest();
    }

    /** That of the last day that is over, in UTC, to the partner and to each of its bodies. */
    @Override
    public void send(Partner partner, Lease lease) {
        Instant now = clock.instant().minus(AFTER_MIDNIGHT);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        partner.recipients()
                .forEach(recipient -> sender.send(recipient, today.minusDays(1).toString(), today.toString(), lease));
    }
}
