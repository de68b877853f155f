package org.flaghoist.change;

/** How it stands with a change. */
public enum ChangeState {
    /** It waits for a second person. */
    PROPOSED,
    /** A second person has agreed; a reload carries it to the hubs. */
    APPROVED,
    /** The hubs work by it. */
    ACTIVE,
    /** They did, and went back. */
    BACK,
    /** A second person has refused it, or the hubs have where it takes another back. */
    REFUSED,
    /** Who proposed it does not want it any more. */
    WITHDRAWN
}
