package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flaghoist.due.DueWords;

/**
 * Finds senders of whom nothing was accepted for longer than is expected.
 *
 * @param begins when it begins to look: what waited while no hub was at work is handled first
 */
record SilenceWatch(
        Rhythms rhythms,
        ExpectedPartners expectedPartners,
        RhythmLimits limits,
        PartnerNames names,
        Clock clock,
        Instant begins)
        implements Watch {

    private static final String TEXT = "Nothing from %s was accepted for longer than expected, which is %s%s. See"
            + " whether it sends, and whether what it sends is rejected; then ask the partner.";

    @Override
    public Condition condition() {
        return Condition.SILENCE;
    }

    @Override
    public boolean isReady() {
        return !clock.instant().isBefore(begins);
    }

    @Override
    public List<Finding> look() {
        return rhythms.expected().stream()
                .flatMap(rhythm -> finding(rhythm).stream())
                .toList();
    }

    private Optional<Finding> finding(Rhythm rhythm) {
        Duration within = rhythm.within();
        Optional<Instant> rested = expectedPartners.since(rhythm.partner());
        Instant now = clock.instant();
        if (within == null || rested.isEmpty()) {
            return Optional.empty();
        }
        Instant from = ExpectedPartners.later(rhythm.from(), rested.get());
        Limits silent = new Limits(within, within.multipliedBy(limits.critical()));
        return silent.severity(Duration.between(from, now))
                .map(severity -> new Finding(condition(), rhythm.partner(), "", severity, text(rhythm, within), from));
    }

    private String text(Rhythm rhythm, Duration within) {
        String learnt = rhythm.isLearnt() ? ", as learnt from the last weeks" : "";
        return TEXT.formatted(names.of(rhythm.partner()), DueWords.of(within), learnt);
    }
}
