package org.flaghoist.people;

/** Why a person does something, as the ledger keeps it. */
public final class WrittenReason {

    static final int LONGEST = WrittenLine.LONGEST;

    private static final String BETWEEN = " / ";

    private WrittenReason() {}

    /** @throws OperationRejected where it is none, too long, more than a line, or people would not see all of it */
    public static String of(String reason) {
        return WrittenLine.of(
                reason,
                "give a reason of 1 to " + LONGEST + " characters in one line; it is kept as long as records are");
    }

    /** Those of two people; where there is no room for both, less of the first, which has an event of its own. */
    public static String both(String first, String second) {
        if (first.equals(second)) {
            return first;
        }
        int room = LONGEST - BETWEEN.length() - second.length();
        return room > 0 ? cut(first, room) + BETWEEN + second : second;
    }

    /** One with what it is about before it; where there is no room, less of the reason, which is also kept alone. */
    public static String about(String what, String reason) {
        String before = what + ": ";
        return before + cut(reason, LONGEST - before.length());
    }

    private static String cut(String text, int most) {
        int end = Math.min(text.length(), most);
        boolean splits = end < text.length() && Character.isLowSurrogate(text.charAt(end));
        return text.substring(0, splits ? end - 1 : end);
    }
}
