package org.flaghoist.partner;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code useful} of a partner file: durations by urgency, for each type and by {@code default}. */
final class UsefulReader {

    private static final String USUAL = "default";
    private static final Function<String, Duration> DURATIONS =
            Amounts.duration(Duration.ofMinutes(1), Duration.ofDays(365));

    private final Settings settings;

    UsefulReader(Settings settings) {
        this.settings = settings;
    }

    /** Without those that have a fault. */
    Useful read(@Nullable Map<String, Map<String, Setting>> keys) {
        if (keys == null) {
            return Useful.ALWAYS;
        }
        Map<Urgency, Duration> usual = new EnumMap<>(Urgency.class);
        Map<NotificationType, Map<Urgency, Duration>> byType = new EnumMap<>(NotificationType.class);
        keys.forEach((type, written) -> {
            Map<Urgency, Duration> durations = durations(type, written);
            NotificationType named = constant(NotificationType.class, type);
            if (named == null) {
                usual.putAll(durations);
            } else {
                byType.put(named, durations);
            }
        });
        return new Useful(usual, byType);
    }

    private Map<Urgency, Duration> durations(String type, Map<String, Setting> written) {
        Map<Urgency, Duration> durations = new EnumMap<>(Urgency.class);
        if (written.isEmpty()) {
            settings.fault("useful." + type, "is empty; give durations by urgency, or remove the key");
            return durations;
        }
        written.forEach((urgency, setting) -> {
            String key = "useful." + type + "." + urgency;
            Duration duration = settings.parsed(key, setting, text -> duration(type, urgency, text));
            if (duration != null) {
                durations.put(Urgency.valueOf(urgency), duration);
            }
        });
        return durations;
    }

    private static Duration duration(String type, String urgency, String text) {
        if (!type.equals(USUAL) && constant(NotificationType.class, type) == null) {
            throw new IllegalArgumentException(
                    "is for no type of notification: give " + USUAL + ", " + names(NotificationType.class));
        }
        if (constant(Urgency.class, urgency) == null) {
            throw new IllegalArgumentException("is for no urgency: give " + names(Urgency.class));
        }
        return DURATIONS.apply(text);
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
