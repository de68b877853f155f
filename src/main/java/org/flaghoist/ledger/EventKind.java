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
    /** Delivered after the time by which it was of use to its recipient. */
    LATE,
    /** The recipient took the copy from its queue, or the file from its server's inbox. */
    TAKEN,
    /** A copy was not delivered, taken or answered in time. */
    OVERDUE,
    HELD,
    REFUSED,
    FAILED,
    /** A dead letter was sent on again by a person. */
    REPLAYED,
    /** A dead letter was sent on again by a person, with other content. */
    EDITED,
    /** A dead letter was given up by a person. */
    DISCARDED,
    /** A message whose entry the ledger had lost was taken off its queue, because a person said so. */
    SET_ASIDE,
    /** A person said what is to become of a held message. */
    VOTED,
    /** Two people agreed about a held message. */
    DECIDED,
    /** A person looked at the content of a message that waits. */
    SHOWN,
    /** A person opened a message above the hub's ceiling, which is sealed for all others. */
    OPENED,
    /** A person searched the contents: by what, as the search index has it. */
    SEARCHED,
    /** Decided about, and not sent: the sender or the recipient is only being tested. */
    TESTED,
    STATE_CHANGED,
    MAINTENANCE_SET,
    MAINTENANCE_ENDED,
    /** Bodies past their retention were deleted. */
    PURGED,
    /** The oldest records of events were deleted, and the entries that they are about. */
    CUT,
    /** The bodies of a notification were deleted, because a person said so. */
    ERASED,
    /** A person said that a notification's bodies are to be kept, however old, or not any more. */
    LEGAL_HOLD,
    /** A person asked for something that a second has to agree to. */
    REQUESTED,
    /** A person took back what was asked for, or the hub did, where nobody can agree to it any more. */
    REQUEST_WITHDRAWN,
    REPEAT_ASKED,
    RECALLED,
    /** A copy that its recipient was given before was sent again: it changes no delivery. */
    REPEATED,
    ANSWERED,
    PICTURE,
    /** What a partner was given in a day was made, or brought to it. */
    MANIFEST,
    /** A time-stamping authority stamped the chain's head of a day, or did not. */
    TIME_STAMP,
    /** A receipt was signed for its sender. */
    SIGNED,
    OPERATED
}
