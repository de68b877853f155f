package org.flaghoist.ledger;

/**
 * A link of the chain that is known from outside the database.
 *
 * @param where in words: whose the link is, for instance a file
 */
public record Witness(Seal seal, String where) {

    String words() {
        return where + " has link " + seal.link() + " of the ledger's chain, " + seal.hash();
    }
}
