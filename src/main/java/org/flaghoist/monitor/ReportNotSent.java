package org.flaghoist.monitor;

import java.io.Serial;
import java.time.Duration;

/** A report could not be sent; the message says why, in a line for the log. */
final class ReportNotSent extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean isForGood;
    private final Duration pause;

    ReportNotSent(String message) {
        this(message, false, Duration.ZERO);
    }

    /**
     * @param isForGood whether its receiver wants nothing any more
     * @param pause how long its receiver wants to be left alone; zero where it does not say
     */
    ReportNotSent(String message, boolean isForGood, Duration pause) {
        super(message);
        this.isForGood = isForGood;
        this.pause = pause;
    }

    boolean isForGood() {
        return isForGood;
    }

    Duration pause() {
        return pause;
    }
}
