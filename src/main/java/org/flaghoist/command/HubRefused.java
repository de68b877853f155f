package org.flaghoist.command;

import java.io.Serial;

/** A running hub does not do what it was asked for; another request it may do. */
final class HubRefused extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    HubRefused(String reason) {
        super(reason);
    }
}
