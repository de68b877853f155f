package org.flaghoist.release;

/** The schema's {@code handling.level}, the lower first. */
public enum Level {
    BASIC,
    SENSITIVE
}
