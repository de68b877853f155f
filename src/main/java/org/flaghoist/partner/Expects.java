package org.flaghoist.partner;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How often something is expected from a sender.
 *
 * @param within in each such time; null where it is learnt, or nothing is expected
 */
public record Expects(boolean isLearnt, @Nullable Duration within) {

    public static final Expects NOTHING = new Expects(false, null);

    private static final String LEARNT = "learnt";
    private static final Function<String, Duration> DURATIONS =
            Amounts.duration(Duration.ofMinutes(10), Duration.ofDays(28));

    public boolean isOn() {
        return isLearnt || within != null;
    }

    static Expects parse(String text) {
        try {
            return text.equals(LEARNT) ? new Expects(true, null) : new Expects(false, DURATIONS.apply(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + "; or give " + LEARNT, e);
        }
    }
}
