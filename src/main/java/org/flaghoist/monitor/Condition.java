package org.flaghoist.monitor;

/** What can be out of order (docs/operate/alarms.md says what to do about each). */
public enum Condition {
    /** A partner's server does not do its part. */
    PARTNER_DOWN,
    /** Messages wait too long on a partner's queue. */
    BACKLOG,
    /** Messages that could not be translated, rendered or delivered wait for an operator. */
    DEAD_LETTERS,
    /** Messages lie where the broker puts what it gives up, and nobody gets them. */
    BROKER_GAVE_UP,
    /** Messages wait for two people to release them. */
    HOLDS,
    /** What is for a partner is not delivered, and its time is nearly over, or is over. */
    DUE,
    /** What a sender sent was not delivered, taken or answered in the time that its file gives. */
    OVERDUE,
    /** Nothing was accepted from a sender for longer than is expected. */
    SILENCE,
    /** A sender sends many times what it usually does. */
    VOLUME,
    /** The disk fills up, or is full. */
    DISK,
    /** A partner takes much of its quota of the disk, or all of it. */
    QUOTA,
    /** A password, key or certificate, of a partner or the hub's own, ends soon, or has ended. */
    EXPIRY,
    /** The ledger was changed by somebody else than the hub. */
    CHAIN_BROKEN,
    /** The broker's journal is older or newer than the ledger. */
    DIFFERENT_MOMENTS,
    /** Somebody seems to guess passwords at the console. */
    WRONG_PASSWORDS,
    /** A message waits whose entry the ledger has lost. */
    UNKNOWN_ENTRY,
    /** The clock cannot be believed, so that no contents are deleted. */
    CLOCK,
    /** Hubs work by different files, or are of different versions. */
    HUBS_DIFFER,
    /** What people have recalled is not withdrawn, and whoever has it is not sent a cancellation. */
    RECALL_LAGS,
    /** What a month adds up to cannot be written for a partner, or brought to its server. */
    PICTURE_FAILED,
    /** What a partner was given in a day cannot be written for it, or brought to its server. */
    MANIFEST_FAILED,
    /** No time-stamping authority stamps the chain's head of a day. */
    TIME_STAMP_FAILED,
    /** What is kept waits too long for the search index. */
    SEARCH_LAGS,
    /** Other systems are not told what happens, or soon will not be. */
    EVENTS_LAG,
    /** What is to be reported about alarms does not reach a mail server or a webhook. */
    UNREPORTED
}
