package org.flaghoist.partner;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parsers of numbers, sizes and durations within limits; what is none throws IllegalArgumentException with what to
 * give.
 */
final class Amounts {

    /** Milliseconds, the largest unit first. */
    private static final Map<String, Long> UNITS = units();

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(" + String.join("|", UNITS.keySet()) + ")");

    private static final int MEGA = 20;
    private static final int GIGA = 30;
    private static final Map<String, Integer> SHIFTS = Map.of("MB", MEGA, "GB", GIGA);
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(MB|GB)");

    private Amounts() {}

    static Function<String, Duration> duration(Duration least, Duration most) {
        return text -> {
            Matcher matcher = DURATION.matcher(text);
            Duration value = matcher.matches() ? duration(matcher) : null;
            if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "is no duration from %s to %s: give a number and ms, s, m, h or d, such as 30s"
                                .formatted(text(least), text(most)));
            }
            return value;
        };
    }

    /** @param least in bytes, {@code most} likewise */
    static Function<String, Long> size(long least, long most) {
        return text -> {
            Matcher matcher = SIZE.matcher(text);
            long value = matcher.matches()
                    ? Long.parseLong(matcher.group(1)) << SHIFTS.getOrDefault(matcher.group(2), 0)
                    : -1;
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "is no size from %dMB to %dGB: give a number and MB or GB, such as 1GB"
                                .formatted(least >> MEGA, most >> GIGA));
            }
            return value;
        };
    }

    static Function<String, Integer> whole(int least, int most) {
        return text -> {
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException("is no whole number from %d to %d".formatted(least, most));
            }
            return Integer.valueOf(text);
        };
    }

    static Function<String, Double> decimal(int least, int most) {
        return text -> {
            BigDecimal value = text.matches("[0-9]{1,4}(\\.[0-9]{1,6})?") ? new BigDecimal(text) : null;
            if (value == null
                    || value.compareTo(BigDecimal.valueOf(least)) < 0
                    || value.compareTo(BigDecimal.valueOf(most)) > 0) {
                throw new IllegalArgumentException("is no number from %d to %d, such as 0.5".formatted(least, most));
            }
            return value.doubleValue();
        };
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("d", 86_400_000L);
        units.put("h", 3_600_000L);
        units.put("m", 60_000L);
        units.put("s", 1_000L);
        units.put("ms", 1L);
        return units;
    }

    private static Duration duration(Matcher matcher) {
        Long unit = UNITS.get(matcher.group(2));
        return Duration.ofMillis(Long.parseLong(matcher.group(1)) * Objects.requireNonNull(unit, "not of UNITS"));
    }

    private static String text(Duration duration) {
        long millis = duration.toMillis();
        for (var unit : UNITS.entrySet()) {
            if (millis % unit.getValue() == 0) {
                return millis / unit.getValue() + unit.getKey();
            }
        }
        throw new IllegalStateException("milliseconds divide every duration of milliseconds");
    }
}
