package org.flaghoist.release;

/** The schema's {@code handling.level}, the lower first. */
enum Level {
    BASIC,
    SENSITIVE
}
