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
    /** A dead letter was sent on again by a person. */
    REPLAYED,
    /** A dead letter was sent on again by a person, with other content. */
    EDITED,
    /** A dead letter was given up by a person. */
    DISCARDED,
    /** A person said what is to become of a held message. */
    VOTED,
    /** Two people agreed about a held message. */
    DECIDED,
    /** A person looked at the content of a message that waits. */
    SHOWN,
    /** Decided about, and not sent: the sender or the recipient is only being tested. */
    TESTED,
    /** A partner was paused, made active or put to the test. */
    STATE_CHANGED,
    /** Bodies past their retention were deleted. */
    PURGED,
    /** A person did something. */
    OPERATED
}
