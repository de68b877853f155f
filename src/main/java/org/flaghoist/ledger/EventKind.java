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
    /** Bodies past their retention were deleted. */
    PURGED,
    /** A person did something. */
    OPERATED
}
