package org.flaghoist.partner;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * In which time what a partner sends is to be delivered, taken and answered.
 *
 * @param limits by recipient, step and urgency; {@value #ALL} stands for each that has none of its own
 * @param receipts of which recipients the sender is told; {@value #ALL} stands for each
 */
public record Overdue(Map<String, Map<OverdueStep, Map<Urgency, Duration>>> limits, Set<String> receipts) {

    /** In the place of a partner's id. */
    static final String ALL = "all";

    /** Nothing has a limit. */
    public static final Overdue NEVER = new Overdue(Map.of(), Set.of());

    public Overdue {
        limits = Map.copyOf(limits);
        receipts = Set.copyOf(receipts);
    }

    /** Null where there is none. */
    public @Nullable Duration limit(String recipient, OverdueStep step, Urgency urgency) {
        return of(recipient).getOrDefault(step, Map.of()).get(urgency);
    }

    /** The shortest of these steps; null where there is none. */
    public @Nullable Duration shortest(String recipient, OverdueStep from, OverdueStep last, Urgency urgency) {
        return Arrays.stream(OverdueStep.values())
                .filter(step -> step.compareTo(from) >= 0 && step.compareTo(last) <= 0)
                .map(step -> limit(recipient, step, urgency))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether the sender is told of this recipient. */
    public boolean isTold(String recipient) {
        return receipts.contains(ALL)
                || receipts.contains(recipient)
                || receipts.contains(RecipientId.partner(recipient));
    }

    private Map<OverdueStep, Map<Urgency, Duration>> of(String recipient) {
        return Stream.of(recipient, RecipientId.partner(recipient), ALL)
                .map(limits::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Map.of());
    }
}
