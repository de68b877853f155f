package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds what expires soon, or has expired.
 *
 * @param ahead how long before its end each is reported
 */
record ExpiryFindings(Limits ahead, Clock clock) {

    /**
     * @param partner whose it is; null for the hub's own
     * @param text is given the word "ends", or "ended"
     */
    Optional<Finding> finding(@Nullable String partner, String what, Instant end, UnaryOperator<String> text) {
        Duration left = Duration.between(clock.instant(), end);
        if (left.compareTo(ahead.warning()) > 0) {
            return Optional.empty();
        }
        boolean soon = left.compareTo(ahead.critical()) <= 0;
        return Optional.of(new Finding(
                Condition.EXPIRY,
                partner,
                what,
                soon ? Severity.CRITICAL : Severity.WARNING,
                text.apply(left.isNegative() ? "ended" : "ends"),
                end.minus(soon ? ahead.critical() : ahead.warning())));
    }
}
