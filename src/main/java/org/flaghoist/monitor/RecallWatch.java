package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;

/** Finds recalls that are not carried out: what is to be withdrawn may be fetched meanwhile. */
record RecallWatch(Recalls recalls, Limits limits, Clock clock) implements Watch {

    /** It takes seconds, and after the death of the hub that does it less than a minute more. */
    static final Limits LIMITS = new Limits(Duration.ofMinutes(3), Duration.ofMinutes(15));

    private static final String TEXT =
            "What was recalled is not withdrawn yet, and whoever has fetched it is not sent a cancellation. The page"
                    + " Recalls says which recall waits, the log why. Warn the recipients yourself. See"
                    + " docs/operate/recall.md.";

    @Override
    public Condition condition() {
        return Condition.RECALL_LAGS;
    }

    @Override
    public List<Finding> look() {
        // The oldest first.
        List<Instant> waiting = recalls.unfinished().stream()
                .map(Recall::at)
                .filter(at -> severity(at).isPresent())
                .toList();
        return waiting.stream()
                .findFirst()
                .flatMap(oldest -> severity(oldest).map(severity -> finding(severity, waiting)))
                .stream()
                .toList();
    }

    private Finding finding(Severity severity, List<Instant> waiting) {
        Instant newest = waiting.get(waiting.size() - 1);
        return new Finding(condition(), null, "", severity, TEXT, waiting.get(0), newest.plus(limits.warning()));
    }

    private Optional<Severity> severity(Instant at) {
        return limits.severity(Duration.between(at, clock.instant()));
    }
}
