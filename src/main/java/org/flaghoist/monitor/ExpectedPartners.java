package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.exchange.Maintenance;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.partner.PartnerState;

/** Which partners are expected to work: those that are active and not in maintenance. Thread-safe. */
final class ExpectedPartners {

    private final PartnerStates states;
    private final Maintenance maintenance;
    private final Clock clock;
    private final Map<String, Instant> rested = new ConcurrentHashMap<>();

    ExpectedPartners(PartnerStates states, Maintenance maintenance, Clock clock) {
        this.states = states;
        this.maintenance = maintenance;
        this.clock = clock;
    }

    /**
     * From when a partner can be blamed for what waits: a pause leaves a backlog that takes its time.
     *
     * @return when it was last seen resting, or very long ago; empty while it rests
     */
    Optional<Instant> since(String partner) {
        Instant now = clock.instant();
        boolean rests = states.of(partner).state() != PartnerState.ACTIVE
                || maintenance.now(partner).isPresent();
        if (rests) {
            rested.put(partner, now);
            return Optional.empty();
        }
        // The clock may have been ahead when it was seen resting.
        Instant last = rested.computeIfPresent(partner, (key, seen) -> seen.isAfter(now) ? now : seen);
        return Optional.of(last == null ? Instant.EPOCH : last);
    }

    /** The later of two times. */
    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
