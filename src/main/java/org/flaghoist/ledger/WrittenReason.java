package org.flaghoist.ledger;

import java.util.regex.Pattern;

/** Why a person does something, as the ledger keeps it for good. */
public final class WrittenReason {

    static final int LONGEST = 1000;

    private static final Pattern REASON = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1," + LONGEST + "}");

    private WrittenReason() {}

    /** @throws NotDone where it is none, too long, or more than a line */
    public static String of(String reason) {
        String why = reason.strip();
        if (!REASON.matcher(why).matches()) {
            throw new NotDone("give a reason of 1 to " + LONGEST + " characters in one line; it is kept for good");
        }
        return why;
    }

    /** Those of two people, as far as there is room. */
    static String both(String first, String second) {
        String both = first.equals(second) ? first : first + " / " + second;
        return both.substring(0, Math.min(both.length(), LONGEST));
    }
}
