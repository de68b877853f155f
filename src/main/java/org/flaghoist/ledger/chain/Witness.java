package org.flaghoist.ledger.chain;

/**
 * A link of the chain that is known from outside the database.
 *
 * @param where in words: whose the link is, for instance a file
 */
public record Witness(Seal seal, String where) {

    /** Whether the chain begins after it, so that it is not to be found there any more. */
    boolean isBefore(Seal start) {
        return !seal.equals(Seal.NONE) && seal.link() < start.link();
    }

    String words() {
        return where + " has link " + seal.link() + " of the ledger's chain, " + seal.hash();
    }
}
