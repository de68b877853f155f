package org.flaghoist.sftp;

import java.io.IOException;
import java.time.Duration;

/** A partner's server cannot be reached or does not do its part: whatever the message, it must wait. */
public final class Unreachable extends IOException {

    private static final long serialVersionUID = 1L;

    private final int failures;
    private final Duration delay;
    private final boolean told;

    /**
     * @param failures of the server in a row, with this one
     * @param delay before the next try
     * @param told whether the log says already that it cannot be reached, so that a repetition would say nothing new
     */
    Unreachable(String message, Throwable cause, int failures, Duration delay, boolean told) {
        super(message, cause);
        this.failures = failures;
        this.delay = delay;
        this.told = told;
    }

    public int failures() {
        return failures;
    }

    public Duration delay() {
        return delay;
    }

    public boolean isTold() {
        return told;
    }
}
