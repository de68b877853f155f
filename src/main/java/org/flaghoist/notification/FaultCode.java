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
    /** Outbound: a character that the recipient's charset cannot carry, even rewritten. */
    UNENCODABLE,
    /** Outbound: a value that does not fit the recipient's form. */
    TOO_LONG,
    /** A bug of the hub met while translating; for the operator, never the sender's fault. */
    INTERNAL
}
