package org.flaghoist.again;

/** What has become of a copy that is to be sent again. */
public enum RepeatState {
    WAITING,
    /** Being put on its partner's queue; where a hub died at that, the broker knows whether it is there. */
    SENDING,
    /** On its partner's queue, or taken from there. */
    SENT,
    /** Not sent: its contents were deleted. */
    DELETED,
    /** Not sent: the notification was cancelled since. */
    CANCELLED,
    /** Not sent: a later revision is on its way to the partner, or is there. */
    OVERTAKEN,
    /** Not sent: by the release rules of today the partner may not have it, or not as much of it. */
    NOT_ALLOWED
}
