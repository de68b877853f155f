package org.flaghoist.route;

import org.flaghoist.notification.Rejection;

/**
 * The names of the properties that the hub sets on its own messages. What others set is neither read nor passed on: on
 * {@code in} they are read only for partners that have no user on the broker, so that nobody but the hub set them.
 */
final class HubProperties {

    static final String PREFIX = "flaghoist_";
    /** NOTIFICATION or RECEIPT. */
    static final String KIND = PREFIX + "kind";

    static final String SENDER = PREFIX + "sender";
    static final String ID = PREFIX + "id";
    static final String REVISION = PREFIX + "revision";
    /** The release rule that holds a message back. */
    static final String RULE = PREFIX + "rule";
    /** The ledger's entry and claim of the message that this one comes from. */
    static final String ENTRY = PREFIX + "entry";

    static final String CLAIM = PREFIX + "claim";
    /** When the message that a copy comes from came to the hub, in milliseconds; only where no person had a hand in it. */
    static final String RECEIVED = PREFIX + "received";
    /** Of a message for a partner's server that is signed and encrypted; true. */
    static final String GUARDED = PREFIX + "guarded";
    /** The receipt's key. */
    static final String RECEIPT = PREFIX + "receipt";
    /** Which of its sender's trials a message on {@code in} belongs to; set by the broker, not by the partner. */
    static final String TRIAL = PREFIX + "trial";
    /** The file that a piece was cut from, and the number of its first record. */
    static final String FILE = PREFIX + "file";

    static final String NUMBER = PREFIX + "number";
    /** Of what was too large; true: only its beginning is there. */
    static final String CUT = PREFIX + "cut";
    /** On {@code mark}: the last link of the ledger's chain when the mark was made. */
    static final String SEAL = PREFIX + "seal";
    /** What operators call a message that waits for them. */
    static final String PARKED = PREFIX + "parked";
    /** Where its way ended; how often it came to this, when first and when last. */
    static final String STAGE = PREFIX + "stage";

    static final String ATTEMPTS = PREFIX + "attempts";
    static final String FIRST = PREFIX + "first";
    static final String LAST = PREFIX + "last";
    /** Names the replay that a message comes from; a partner cannot guess one. */
    static final String REPLAY = PREFIX + "replay";
    /** A {@link Rejection}, member by member. */
    static final String CODE = PREFIX + "code";

    static final String LOCATION = PREFIX + "location";
    static final String FIELD = PREFIX + "field";
    static final String DETAIL = PREFIX + "detail";
    /** Of a message above the hub's ceiling; true. */
    static final String SPILL = PREFIX + "spill";

    private HubProperties() {}
}
