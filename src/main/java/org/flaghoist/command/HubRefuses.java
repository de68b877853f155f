package org.flaghoist.command;

import java.io.Serial;

/** A running hub does not do what it was asked for; another request it may do. */
final class HubRefuses extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    HubRefuses(String reason) {
        super(reason);
    }
}
