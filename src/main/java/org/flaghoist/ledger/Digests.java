package org.flaghoist.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash the ledger uses. */
final class Digests {

    private Digests() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
