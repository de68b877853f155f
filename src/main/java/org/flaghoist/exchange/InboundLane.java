package org.flaghoist.exchange;

/** Where a message from a partner is, and whether it is there once more. */
public enum InboundLane {
    /** On the inbound queue, without a copy. */
    ONLY,
    /** On the inbound queue, with a copy in the lane of what is urgent. */
    ORIGINAL,
    /** In the lane of what is urgent. */
    COPY
}
