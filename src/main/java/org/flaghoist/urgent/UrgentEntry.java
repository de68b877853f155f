package org.flaghoist.urgent;

/**
 * What the ledger has of a message of which there is a copy.
 *
 * @param byCopy whether the copy made its entry; else the message itself did
 * @param committed whether the broker is known to have committed what the copy came to
 */
public record UrgentEntry(boolean byCopy, boolean committed) {}
