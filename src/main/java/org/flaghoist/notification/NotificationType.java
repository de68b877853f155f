package org.flaghoist.notification;

import com.fasterxml.jackson.databind.JsonNode;

/** The schema's {@code type}; a misspelt one in the policy must not go unnoticed, or nothing of it would be held. */
public enum NotificationType {
    SEIZURE,
    RAID,
    ARREST,
    INTELLIGENCE,
    INCIDENT,
    LIAISON,
    /** What the recipient of a notification says to it; itself no notification to anybody else. */
    ANSWER;

    /** @param notification in the hub's form */
    public boolean isOf(JsonNode notification) {
        return name().equals(notification.path("type").textValue());
    }
}
