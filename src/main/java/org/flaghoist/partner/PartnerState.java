package org.flaghoist.partner;

/** How the hub deals with a partner. */
public enum PartnerState {
    /** As it should be. */
    ACTIVE,
    /** Nothing moves: what it sent and what is for it waits, in order. */
    PAUSED,
    /** What it sends and what is for it is translated, decided about, rendered and recorded, and none of it sent. */
    TESTING
}
