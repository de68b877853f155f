package org.flaghoist.ledger;

import java.util.regex.Pattern;

/** What the ledger keeps as a sender's reference of a notification, also of one that is rejected. */
public final class SenderReference {

    /** Characters. */
    public static final int LONGEST = 100;

    /** What a message that is rejected has may be anything; a NUL, for one, PostgreSQL would refuse for ever. */
    private static final Pattern KEPT = Pattern.compile("[\\x20-\\x7e]{1," + LONGEST + "}");

    private SenderReference() {}

    public static boolean isOne(String reference) {
        return KEPT.matcher(reference).matches();
    }
}
