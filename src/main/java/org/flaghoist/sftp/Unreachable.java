package org.flaghoist.sftp;

import java.io.IOException;
import java.time.Duration;

/** A partner's server cannot be reached or does not do its part: whatever the message, it must wait. */
public final class Unreachable extends IOException {

    private static final long serialVersionUID = 1L;

    private final int failures;
    private final Duration delay;
    private final boolean logged;

    /**
     * @param failures of the server in a row, with this one
     * @param delay before the next try
     * @param logged whether the log says already that it cannot be reached, so that a repetition would say nothing new
     */
    Unreachable(String message, Throwable cause, int failures, Duration delay, boolean logged) {
        super(message, cause);
        this.failures = failures;
        this.delay = delay;
        this.logged = logged;
    }

    public int failures() {
        return failures;
    }

    public Duration delay() {
        return delay;
    }

    public boolean isLogged() {
        return logged;
    }
}
