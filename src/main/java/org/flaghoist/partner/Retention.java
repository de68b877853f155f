package org.flaghoist.partner;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long the bodies of what a partner sent are kept: the message itself, the hub's form and every recipient's.
 *
 * @param usual for what has no duration of its own; null where they are kept for good
 * @param byType by type of the notification, {@code ARREST} and so on
 */
public record Retention(@Nullable Duration usual, Map<String, Duration> byType) {

    public static final Retention FOR_GOOD = new Retention(null, Map.of());

    public Retention {
        byType = Map.copyOf(byType);
    }
}
