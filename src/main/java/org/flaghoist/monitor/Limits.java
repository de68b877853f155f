package org.flaghoist.monitor;

import java.time.Duration;
import java.util.Optional;

/**
 * How long something may last.
 *
 * @param warning from here on it is a warning
 * @param critical from here on it is critical
 */
record Limits(Duration warning, Duration critical) {

    /** Empty where it need not be reported yet. */
    Optional<Severity> severity(Duration lasted) {
        if (lasted.compareTo(critical) >= 0) {
            return Optional.of(Severity.CRITICAL);
        }
        return lasted.compareTo(warning) >= 0 ? Optional.of(Severity.WARNING) : Optional.empty();
    }
}
