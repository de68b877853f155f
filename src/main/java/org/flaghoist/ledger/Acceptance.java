package org.flaghoist.ledger;

/** What a verified notification is to the ledger; what it refuses is a Rejection. */
public enum Acceptance {
    /** It is new: decide, render, deliver. */
    ACCEPTED,
    /** Its sender has sent this very content under this id and revision before: drop it, and say so. */
    DUPLICATE
}
