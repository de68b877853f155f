package org.flaghoist.ledger;

/** How a notification stands with one recipient. */
public enum DeliveryState {
    /** On the recipient's queue, still to be brought to its server. */
    QUEUED,
    /** On the queue of a JMS partner, or under its final name on an SFTP partner's server. */
    DELIVERED,
    HELD,
    /** May not have it. */
    REFUSED,
    /** Given up, dead-lettered. */
    FAILED,
    WITHDRAWN,
    /** Not sent, since its sender or the recipient is only being tested. */
    TESTED
}
