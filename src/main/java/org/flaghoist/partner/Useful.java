package org.flaghoist.partner;

import java.time.Duration;
import java.util.Map;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * How long a notification is of use to this recipient, from when it came to the hub.
 *
 * @param usual by urgency, for types that say nothing of it
 * @param byType what a type has of its own
 */
public record Useful(Map<Urgency, Duration> usual, Map<NotificationType, Map<Urgency, Duration>> byType) {

    /** However late. */
    public static final Useful ALWAYS = new Useful(Map.of(), Map.of());

    public Useful {
        usual = Map.copyOf(usual);
        byType = Map.copyOf(byType);
    }

    /** Null where it is of use however late. */
    public @Nullable Duration of(NotificationType type, Urgency urgency) {
        Duration own = byType.getOrDefault(type, Map.of()).get(urgency);
        return own == null ? usual.get(urgency) : own;
    }
}
