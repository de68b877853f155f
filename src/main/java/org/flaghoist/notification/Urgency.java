package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** How urgent a notification is, the least first. */
public enum Urgency {
    ROUTINE(4),
    PRIORITY(6),
    IMMEDIATE(8);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    /** @param notification in the hub's form */
    public static Urgency of(JsonNode notification) {
        return valueOf(notification.path("urgency").textValue());
    }

    /** @param priority as {@link #priority} */
    public static Urgency of(int priority) {
        return Stream.of(values())
                .filter(urgency -> urgency.priority == priority)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no urgency has priority " + priority));
    }

    /** As JMS has it, where a queue has messages of several. */
    public int priority() {
        return priority;
    }

    /** Whether it has a lane of its own. */
    public boolean isUrgent() {
        return this != ROUTINE;
    }
}
