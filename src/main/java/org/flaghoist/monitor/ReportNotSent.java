package org.flaghoist.monitor;

import java.io.Serial;

/** A report could not be sent; the message says why, in a line for the log. */
final class ReportNotSent extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ReportNotSent(String message) {
        super(message);
    }
}
