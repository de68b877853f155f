package org.flaghoist.release;

/** What becomes of a notification on its way to one recipient. */
public enum Outcome {
    RELEASE,
    /** Waits for a person to release or refuse it. */
    HOLD,
    REFUSE
}
