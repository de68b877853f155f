package org.flaghoist.notification;

/** The schema's {@code urgency}. */
public enum Urgency {
    ROUTINE,
    PRIORITY,
    IMMEDIATE
}
