package org.flaghoist.people;

import java.util.regex.Pattern;

/** Why a person does something, as the ledger keeps it. */
public final class WrittenReason {

    static final int LONGEST = 1000;

    private static final String BETWEEN = " / ";
    private static final Pattern REASON = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1," + LONGEST + "}");

    private WrittenReason() {}

    /** @throws OperationRejected where it is none, too long, or more than a line */
    public static String of(String reason) {
        String why = reason.strip();
        // A character above U+FFFF counts as two.
        if (why.length() > LONGEST || !REASON.matcher(why).matches()) {
            throw new OperationRejected(
                    "give a reason of 1 to " + LONGEST + " characters in one line; it is kept as long as records are");
        }
        return why;
    }

    /** Those of two people; where there is no room for both, less of the first, which has an event of its own. */
    public static String both(String first, String second) {
        if (first.equals(second)) {
            return first;
        }
        int room = LONGEST - BETWEEN.length() - second.length();
        return room > 0 ? cut(first, room) + BETWEEN + second : second;
    }

    private static String cut(String text, int most) {
        int end = Math.min(text.length(), most);
        boolean splits = end < text.length() && Character.isLowSurrogate(text.charAt(end));
        return text.substring(0, splits ? end - 1 : end);
    }
}
