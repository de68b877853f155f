package org.flaghoist.people;

import java.io.Serial;

/** What an operator asked for is not done; the message says why, and what to do. */
public final class OperationRejected extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public OperationRejected(String message) {
        super(message);
    }
}
