package org.flaghoist.console;

/** Says how much time has passed, whatever the machine's clock is set to. */
@FunctionalInterface
interface MonotonicClock {

    /** As {@link System#nanoTime()}. */
    long nanos();
}
