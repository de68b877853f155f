package org.flaghoist.broker;

import org.flaghoist.notification.Rejection;

/**
 * The names of the properties that the hub sets on its own messages. What others set is neither read nor passed on: on
 * {@code in} they are read only for partners that have no user on the broker, so that nobody but the hub set them.
 */
public final class HubProperties {

    public static final String PREFIX = "flaghoist_";
    /** NOTIFICATION, ANSWER, RECEIPT, PICTURE or MANIFEST. */
    public static final String KIND = PREFIX + "kind";

    public static final String SENDER = PREFIX + "sender";
    public static final String ID = PREFIX + "id";
    public static final String REVISION = PREFIX + "revision";
    /** The release rule that holds a message back. */
    public static final String RULE = PREFIX + "rule";
    /** The ledger's entry and message key of the message that this one comes from. */
    public static final String ENTRY = PREFIX + "entry";

    public static final String MESSAGE_KEY = PREFIX + "message_key";
    /**
     * When the message that a copy comes from came to the hub, in milliseconds; only where no person had a hand in it.
     */
    public static final String RECEIVED = PREFIX + "received";
    /** Of what is for a body of the partner: what the partner calls it. */
    public static final String BODY = PREFIX + "body";
    /** By when a copy for a partner's server is of use, in milliseconds; only where it is not for good. */
    public static final String DUE = PREFIX + "due";
    /** Of a copy: its number among all of its sender for this recipient, from 1 without gaps. */
    public static final String SEQUENCE = PREFIX + "sequence";
    /** Of a copy that is sent again: the name of the request for that. */
    public static final String REPEAT = PREFIX + "repeat";
    /** Of a cancellation that the hub sends, since people recalled the notification: the name of the recall. */
    public static final String RECALL = PREFIX + "recall";
    /** Of a PGP-protected message for a partner's server; true. */
    public static final String PGP_PROTECTED = PREFIX + "pgp_protected";
    /** On {@code taken}: who took the copy. Set by the broker. */
    static final String RECIPIENT = PREFIX + "recipient";
    /** The receipt's key. */
    public static final String RECEIPT = PREFIX + "receipt";
    /** Of what a month adds up to: which, as 2026-05. */
    public static final String MONTH = PREFIX + "month";
    /** Of what a partner was given in a day: which, as 2026-05-31. */
    public static final String DAY = PREFIX + "day";
    /** Of a receipt: that the hub sent it, signed. */
    public static final String PROOF = PREFIX + "proof";
    /** Which of its sender's test runs a message on {@code in} belongs to; set by the broker, not by the partner. */
    public static final String TEST_RUN = PREFIX + "test_run";
    /** How urgent a message on {@code in} looks before it is read, where it is not ROUTINE; a copy of it goes ahead. */
    public static final String URGENCY = PREFIX + "urgency";
    /** Of such a copy: the broker's number of the message on {@code in}. Set by the broker. */
    public static final String COPY_OF = PREFIX + "copy_of";
    /** The file that a piece was cut from, and the number of its first record. */
    public static final String FILE = PREFIX + "file";

    public static final String NUMBER = PREFIX + "number";
    /** Of what was too large; true: only its beginning is there. */
    public static final String CUT = PREFIX + "cut";
    /** On {@code journal-checkpoint}: the last link of the ledger's chain when the checkpoint was made. */
    static final String SEAL = PREFIX + "seal";
    /** What operators call a message that waits for them. */
    public static final String PARKED = PREFIX + "parked";
    /** Where its way ended; how often it came to this, when first and when last. */
    public static final String STAGE = PREFIX + "stage";

    public static final String ATTEMPTS = PREFIX + "attempts";
    public static final String FIRST = PREFIX + "first";
    public static final String LAST = PREFIX + "last";
    /** Names the replay that a message comes from; a partner cannot guess one. */
    public static final String REPLAY = PREFIX + "replay";
    /** A {@link Rejection}, member by member. */
    public static final String CODE = PREFIX + "code";

    public static final String LOCATION = PREFIX + "location";
    public static final String FIELD = PREFIX + "field";
    public static final String DETAIL = PREFIX + "detail";
    /** Of a message above the hub's ceiling; true. */
    public static final String SPILL = PREFIX + "spill";

    private HubProperties() {}
}
