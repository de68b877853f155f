package org.flaghoist.ledger;

/** What happened. */
public enum EventKind {
    RECEIVED,
    ACCEPTED,
    DUPLICATE,
    REJECTED,
    /** An entry accepted, then found to be something else when redone: the earlier acceptance counts for nothing. */
    WITHDRAWN,
    QUEUED,
    DELIVERED,
    HELD,
    REFUSED,
    FAILED,
    /** Decided about, and not sent: the sender or the recipient is only being tested. */
    TESTED,
    /** A partner was paused, made active or put to the test. */
    STATE_CHANGED,
    /** Bodies past their retention were deleted. */
    PURGED,
    /** A person did something. */
    OPERATED
}
