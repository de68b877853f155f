package org.flaghoist.ledger.chain;

/**
 * One link of the chain over all events.
 *
 * @param link its number, from 1 without gaps; 0 before the first
 * @param hash SHA-256, hexadecimal, of the link before it, its events one after the other and, where these are several,
 *     their numbers
 */
public record Seal(long link, String hash) {

    /** What the first link is chained to. */
    public static final Seal NONE = new Seal(0, "0".repeat(64));
}
