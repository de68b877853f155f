package org.flaghoist.codes;

/** For what a code table would need a word. */
public enum WordUse {
    /** A sender's word has no meaning there. */
    READ,
    /** A hub's word has no word of the recipient's there. */
    WRITTEN
}
