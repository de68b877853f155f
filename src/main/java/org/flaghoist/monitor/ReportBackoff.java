package org.flaghoist.monitor;

import java.time.Duration;

/**
 * When a report that could not be sent is tried again.
 *
 * @param first the pause after the first try; twice as long after each one more
 * @param longest of the pauses
 * @param tries after which it is given up
 */
record ReportBackoff(Duration first, Duration longest, int tries) {

    private static final int DOUBLINGS = 20;

    /** @param wanted what the receiver asks for; no pause is longer than the longest for that */
    Duration after(int tried, Duration wanted) {
        Duration usual = after(tried);
        Duration asked = wanted.compareTo(longest) > 0 ? longest : wanted;
        return asked.compareTo(usual) > 0 ? asked : usual;
    }

    Duration after(int tried) {
        Duration pause = first.multipliedBy(1L << Math.min(tried - 1, DOUBLINGS));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
