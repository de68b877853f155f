package org.flaghoist.partner;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.Urgency;
import org.flaghoist.partner.PartnerFile.OverdueKeys;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code overdue} of a partner file: durations by recipient, step and urgency. */
final class OverdueReader {

    private static final Function<String, Duration> DURATIONS =
            Amounts.duration(Duration.ofMinutes(1), Duration.ofDays(365));

    private final Settings settings;

    OverdueReader(Settings settings) {
        this.settings = settings;
    }

    /** Without what has a fault. */
    Overdue read(@Nullable OverdueKeys keys, Set<String> receipts, boolean getsAnswers) {
        if (keys == null) {
            return Overdue.NEVER;
        } else if (keys.limits() == null || keys.limits().isEmpty()) {
            settings.fault("overdue", "has no limits; give 'limits' by recipient, or remove the key");
            return Overdue.NEVER;
        }
        Map<String, Map<OverdueStep, Map<Urgency, Duration>>> limits = new HashMap<>();
        keys.limits().forEach((recipient, written) -> limits.put(recipient, steps(recipient, written)));
        if (!getsAnswers && limits.values().stream().anyMatch(each -> each.containsKey(OverdueStep.ANSWERED))) {
            settings.fault("overdue", "has limits for 'answered', and 'answers' is not true; set that, or remove them");
        }
        return new Overdue(limits, receipts);
    }

    // A recipient without any is never overdue, whatever holds for the others.
    private Map<OverdueStep, Map<Urgency, Duration>> steps(
            String recipient, Map<String, Map<String, Setting>> written) {
        Map<OverdueStep, Map<Urgency, Duration>> steps = new EnumMap<>(OverdueStep.class);
        written.forEach((word, urgencies) -> {
            String key = "overdue.limits." + recipient + "." + word;
            OverdueStep step = step(word);
            if (step == null || urgencies.isEmpty()) {
                settings.fault(key, "give durations by urgency for " + words());
            } else {
                steps.put(step, urgencies(key, urgencies));
            }
        });
        return steps;
    }

    private Map<Urgency, Duration> urgencies(String key, Map<String, Setting> written) {
        Map<Urgency, Duration> durations = new EnumMap<>(Urgency.class);
        written.forEach((word, setting) -> {
            Duration duration = settings.parsed(key + "." + word, setting, text -> duration(word, text));
            if (duration != null) {
                durations.put(Urgency.valueOf(word), duration);
            }
        });
        return durations;
    }

    private static Duration duration(String urgency, String text) {
        if (Stream.of(Urgency.values()).noneMatch(each -> each.name().equals(urgency))) {
            throw new IllegalArgumentException("is for no urgency: give "
                    + Stream.of(Urgency.values()).map(Enum::name).collect(Collectors.joining(", ")));
        }
        return DURATIONS.apply(text);
    }

    private static @Nullable OverdueStep step(String word) {
        return Stream.of(OverdueStep.values())
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    private static String words() {
        return Stream.of(OverdueStep.values()).map(OverdueStep::word).collect(Collectors.joining(", "));
    }
}
