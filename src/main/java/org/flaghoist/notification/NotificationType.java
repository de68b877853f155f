package org.flaghoist.notification;

/** The schema's {@code type}; a misspelt one in the policy must not go unnoticed, or nothing of it would be held. */
public enum NotificationType {
    SEIZURE,
    RAID,
    ARREST,
    INTELLIGENCE,
    INCIDENT,
    LIAISON
}
