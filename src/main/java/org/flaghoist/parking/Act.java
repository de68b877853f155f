package org.flaghoist.parking;

import org.flaghoist.ledger.EventKind;

/** What operators decide about a message that waits for them. */
public enum Act {
    /** Try again where it failed. */
    REPLAY,
    /** Try again with other content; what it was is kept. */
    EDIT,
    /** Give it up for good. */
    DISCARD,
    /** Destroy it, and all that the ledger has of it. */
    SHRED,
    /** Give it to the recipient. */
    RELEASE,
    /** Do not give it to the recipient. */
    REFUSE;

    /** Whether anything goes out by it. */
    boolean sends() {
        return switch (this) {
            case REPLAY, EDIT, RELEASE -> true;
            case DISCARD, SHRED, REFUSE -> false;
        };
    }

    EventKind event() {
        return switch (this) {
            case REPLAY -> EventKind.REPLAYED;
            case EDIT -> EventKind.EDITED;
            case DISCARD -> EventKind.DISCARDED;
            case SHRED -> EventKind.ERASED;
            case RELEASE, REFUSE -> EventKind.DECIDED;
        };
    }
}
