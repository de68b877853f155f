package org.flaghoist.ledger;

/** Where a message's way ended, and where a replay takes it up again. */
public enum Stage {
    /** A file could not be opened: it is not signed and encrypted as it has to be. */
    OPEN,
    /** A file was at fault as a whole, and was not cut. */
    COLLECT,
    /** It could not be translated into the hub's form, or is not acceptable. */
    TRANSLATE,
    /** Release is for people to decide. */
    RELEASE,
    /** The recipient's form cannot carry it. */
    RENDER,
    /** It cannot be put on the recipient's server. */
    DELIVER,
    /** The ledger has lost what it comes from. It cannot be taken up again. */
    UNKNOWN
}
