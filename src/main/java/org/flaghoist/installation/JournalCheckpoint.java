package org.flaghoist.installation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What the ledger and a broker's journal have in common at a moment.
 *
 * @param number one more than the last
 * @param made when, for people; and what distinguishes two of one number, where one time was gone through twice
 */
public record JournalCheckpoint(long number, Instant made) {

    /** Before the first. */
    public static final JournalCheckpoint NONE = new JournalCheckpoint(0, Instant.EPOCH);

    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,18} [-+0-9TZ:.]{20,40}");

    /** As {@link #toString} writes it. */
    public static JournalCheckpoint of(String written) {
        if (!WRITTEN.matcher(written).matches()) {
            throw new IllegalArgumentException("'" + written + "' is no journal checkpoint");
        }
        int space = written.indexOf(' ');
        return new JournalCheckpoint(
                Long.parseLong(written.substring(0, space)), Instant.parse(written.substring(space + 1)));
    }

    JournalCheckpoint next(Instant now) {
        return new JournalCheckpoint(number + 1, now.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public String toString() {
        return number + " " + made;
    }
}
