package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds senders that send many times what is usual; not what had waited while they rested. */
record VolumeWatch(
        Rhythms rhythms, ExpectedPartners expectedPartners, RhythmLimits limits, PartnerNames names, Clock clock)
        implements Watch {

    private static final Duration RECENT = Duration.ofHours(2);

    private static final String TEXT = "%s sent %d messages within an hour, and %d in its busiest hour of the last"
            + " weeks. See what it sends and ask the partner; where it is a mistake, pause the partner.";

    @Override
    public Condition condition() {
        return Condition.VOLUME;
    }

    @Override
    public List<Finding> look() {
        return rhythms.expected().stream()
                .flatMap(rhythm -> finding(rhythm).stream())
                .toList();
    }

    private Optional<Finding> finding(Rhythm rhythm) {
        Long usual = rhythm.usual();
        Instant now = clock.instant();
        boolean rested = expectedPartners
                .since(rhythm.partner())
                .map(rest -> ExpectedPartners.later(rest, rhythm.rested()).isAfter(now.minus(RECENT)))
                .orElse(true);
        if (usual == null || rested || rhythm.current() < Math.max(limits.least(), usual * limits.volume())) {
            return Optional.empty();
        }
        String text = TEXT.formatted(names.of(rhythm.partner()), rhythm.current(), usual);
        return Optional.of(new Finding(condition(), rhythm.partner(), "", Severity.WARNING, text, now));
    }
}
