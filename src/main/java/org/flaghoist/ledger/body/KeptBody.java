package org.flaghoist.ledger.body;

import java.util.Locale;

/**
 * Bytes of a message that are kept.
 *
 * @param salt of the digest
 * @param digest salted; the events have it
 * @param content empty where only the digest was computed
 */
public record KeptBody(Name name, byte[] salt, String digest, byte[] content) {

    /** In the detail of an event: the digest of a difference; the bodies that were deleted. */
    public static final String DIFFERENCE = "difference";

    public static final String PURGED = "purged";

    public static KeptBody of(Name name, byte[] content) {
        byte[] salt = Digests.salt();
        return new KeptBody(name, salt, Digests.salted(salt, content), content);
    }

    /** Which body of which message. */
    public record Name(long entry, String kind, String partner) {

        public static Name of(long entry, BodyKind kind, String partner) {
            return new Name(entry, kind.name(), partner);
        }

        public String words() {
            return "the " + kind.toLowerCase(Locale.ROOT) + " body of entry " + entry + " for " + partner;
        }
    }
}
