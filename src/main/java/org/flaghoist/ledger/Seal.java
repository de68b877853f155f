package org.flaghoist.ledger;

/**
 * One link of the chain over all events.
 *
 * @param link its number, from 1 without gaps; 0 before the first
 * @param hash SHA-256 of the link before it and its event, hexadecimal
 */
public record Seal(long link, String hash) {

    /** What the first link is chained to. */
    static final Seal NONE = new Seal(0, "0".repeat(64));
}
