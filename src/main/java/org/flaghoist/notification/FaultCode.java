package org.flaghoist.notification;

/** Why a message was rejected or a delivery failed (mappings/README.md, sections 3 and 4). */
public enum FaultCode {
    MALFORMED,
    CHARSET,
    SCHEMA,
    CODE_UNKNOWN,
    TIME_INVALID,
    TIME_AMBIGUOUS,
    LEVEL_ABOVE_CEILING,
    MARKING_UNKNOWN,
    SENDER_MISMATCH,
    RECIPIENT_UNKNOWN,
    ID_REUSED,
    REVISION_ORDER,
    TOO_LARGE,
    TRAILER_MISMATCH,
    NOT_TEXT,
    /** An answer to what its sender was not given, be it there or not. */
    NOT_RECEIVED,
    /**
     * A file that is not encrypted, of a partner whose files have to be; outbound: a message from before they had to.
     */
    NOT_ENCRYPTED,
    /** A file that was encrypted and not signed. */
    NOT_SIGNED,
    /** A file with a signature that is false, or made in a way that is not safe. */
    SIGNATURE_INVALID,
    /** A file encrypted to no key of the hub's, or signed with none of the partner's. */
    KEY_UNKNOWN,
    /** A file signed with a key of the partner's that has ended or was revoked; outbound: no key is left to use. */
    KEY_EXPIRED,
    /** A file that was damaged or cut, is not protected against that, or holds no signed content. */
    UNDECRYPTABLE,
    /** Outbound: a character that the recipient's charset cannot carry, even rewritten. */
    UNENCODABLE,
    /** Outbound: a value that does not fit the recipient's form. */
    TOO_LONG,
    /** A bug of the hub met while translating; for the operator, never the sender's fault. */
    INTERNAL;

    /** True for what is wrong with how a file is signed and encrypted: what it says is not known then. */
    public boolean isOfProtection() {
        return switch (this) {
            case NOT_ENCRYPTED, NOT_SIGNED, SIGNATURE_INVALID, KEY_UNKNOWN, KEY_EXPIRED, UNDECRYPTABLE -> true;
            default -> false;
        };
    }
}
