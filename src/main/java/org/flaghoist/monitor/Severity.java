package org.flaghoist.monitor;

/** How much an alarm matters. */
public enum Severity {
    /** Look at it in the course of the day. */
    WARNING,
    /** Look at it now. */
    CRITICAL
}
