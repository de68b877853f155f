package org.flaghoist.facts;

/**
 * Which notifications count, for all or for one partner, as conditions on the table {@code entry}. Their parameters:
 * {@code no}, false, and {@code partner}.
 */
public final class Counting {

    private static final String ACCEPTED = "%1$s.action is not null and %1$s.test_run = 0 and %1$s.spill = :no";
    private static final String GIVEN =
            ACCEPTED + " and (%1$s.sender = :partner or exists (select 1 from delivery given"
                    + " where given.entry = %1$s.id and given.recipient = :partner and given.state in ('QUEUED', 'DELIVERED')))";

    private static final String LAST = "%s and %s.action <> 'CANCEL' and not exists (select 1 from entry later where"
            + " later.sender = %2$s.sender and later.reference = %2$s.reference and later.revision > %2$s.revision"
            + " and %3$s)";

    private Counting() {}

    /** The last revision accepted, and nothing of what is cancelled. */
    public static String last(String entry) {
        return last(entry, ACCEPTED);
    }

    /**
     * The last revision that the partner sent, or that it was given: no copy that is held, refused, failed or
     * withdrawn.
     */
    public static String lastGiven(String entry) {
        return last(entry, GIVEN);
    }

    private static String last(String entry, String which) {
        return LAST.formatted(which.formatted(entry), entry, which.formatted("later"));
    }
}
