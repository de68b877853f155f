package org.flaghoist.ledger;

/** Why a recipient may have had a delivery before: the hub does not know how an earlier try ended. */
public enum Repeat {
    /** The file stood there with the same bytes, and was not written again. */
    FOUND,
    /** It was not there, or no more, and was put there. */
    AGAIN
}
