package org.flaghoist.partner;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flaghoist.notification.NotificationType;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code retention} of a partner file: durations by type of notification, and {@code default}. */
final class RetentionReader {

    private static final String USUAL = "default";
    private static final Function<String, Duration> DURATIONS =
            Amounts.duration(Duration.ofMinutes(1), Duration.ofDays(36_500));

    private static final List<String> TYPES =
            Stream.of(NotificationType.values()).map(NotificationType::name).toList();

    private final Settings settings;

    RetentionReader(Settings settings) {
        this.settings = settings;
    }

    /** Without those that have a fault. */
    Retention read(@Nullable Map<String, Setting> keys) {
        if (keys == null) {
            return Retention.FOR_GOOD;
        }
        Map<String, Duration> durations = new TreeMap<>();
        keys.forEach((type, setting) -> {
            Duration duration = settings.parsed("retention." + type, setting, text -> duration(type, text));
            if (duration != null) {
                durations.put(type, duration);
            }
        });
        return new Retention(durations.remove(USUAL), durations);
    }

    private static Duration duration(String type, String text) {
        if (!type.equals(USUAL) && !TYPES.contains(type)) {
            throw new IllegalArgumentException(
                    "is no type of notification: give " + USUAL + ", " + String.join(", ", TYPES));
        }
        return DURATIONS.apply(text);
    }
}
