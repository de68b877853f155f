package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.monitor.SenderHourRows.Silence;
import org.flaghoist.monitor.SenderHourRows.Volume;
import org.flaghoist.partner.Expects;
import org.flaghoist.partner.Partner;
import org.jspecify.annotations.Nullable;

/** What is expected from senders, as their files say or as the last four weeks show. Thread-safe. */
public final class Rhythms {

    /** Of a sender that was watched for less nothing is learnt. */
    private static final Duration ENOUGH = Duration.ofDays(7);

    /** The longest silence of the last weeks, times this. */
    private static final int TIMES = 2;

    /** Shorter silences are not seen: they are looked for between hours. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    private final Collection<Partner> partners;
    private final SenderHourRows rows;
    private final PartnerStates states;
    private final Clock clock;

    Rhythms(Collection<Partner> partners, SenderHourRows rows, PartnerStates states, Clock clock) {
        this.partners = partners;
        this.rows = rows;
        this.states = states;
        this.clock = clock;
    }

    /** Of all partners. */
    public List<Rhythm> all() {
        Instant now = clock.instant();
        Map<String, Silence> silences = rows.silences(now);
        Map<String, Volume> volumes = rows.volumes(now);
        Map<String, Instant> maintained = rows.maintained(now);
        return partners.stream()
                .map(partner -> rhythm(
                        partner,
                        silences.get(partner.id()),
                        volumes.get(partner.id()),
                        maintained.getOrDefault(partner.id(), Instant.EPOCH),
                        now))
                .toList();
    }

    /** Of those of whom something is expected. */
    List<Rhythm> expected() {
        return all().stream().filter(Rhythm::isOn).toList();
    }

    private Rhythm rhythm(
            Partner partner, @Nullable Silence silence, @Nullable Volume volume, Instant maintained, Instant now) {
        Expects expects = partner.expects();
        Volume known = volume == null || volume.since().isAfter(now.minus(ENOUGH)) ? null : volume;
        Instant accepted = silence == null ? null : silence.accepted();
        Duration learnt = known != null && silence != null ? learnt(silence) : null;
        return new Rhythm(
                partner.id(),
                expects.isOn(),
                expects.isLearnt(),
                expects.isLearnt() ? learnt : expects.within(),
                accepted,
                Stream.of(states.of(partner.id()).since(), maintained)
                        // What was changed while the clock was ahead.
                        .filter(time -> !time.isAfter(now))
                        .reduce(Instant.EPOCH, ExpectedPartners::later),
                known != null && known.busiest() > 0 ? known.busiest() : null,
                volume == null ? 0 : volume.current());
    }

    private static Duration learnt(Silence silence) {
        Duration twice = silence.longest().multipliedBy(TIMES);
        return twice.compareTo(SHORTEST) < 0 ? SHORTEST : twice;
    }
}
