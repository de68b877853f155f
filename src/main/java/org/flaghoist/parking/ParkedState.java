package org.flaghoist.parking;

/** How far a message that waits for a person has come. */
public enum ParkedState {
    /** Nothing is decided. */
    WAITING,
    /** Decided, and about to be carried out: the message still lies on its queue. */
    DECIDED,
    /** Carried out as far as the ledger goes: the message has left its queue, unless the hub died just then. */
    UNDER_WAY,
    /** Carried out: the message has left its queue. */
    DONE
}
