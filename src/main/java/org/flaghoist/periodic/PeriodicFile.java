package org.flaghoist.periodic;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.flaghoist.database.Times;
import org.jspecify.annotations.Nullable;

/**
 * What the hub makes for one partner and period.
 *
 * @param period as {@code 2026-05} or {@code 2026-05-31}
 * @param attempt counts how often it was made; those that failed are made anew
 * @param changed when it came to this state
 * @param code why it failed; null where it has not
 */
public record PeriodicFile(
        String partner,
        String period,
        State state,
        int attempt,
        Instant changed,
        @Nullable String code) {

    /** Why it failed, where another file on its partner's server has its name. */
    public static final String NAME_TAKEN = "NAME_TAKEN";

    /** What is made each period. */
    enum Series {
        /** What a month adds up to. */
        PICTURE("month"),
        /** What a partner was given in a day. */
        MANIFEST("day");

        private final String period;

        Series(String period) {
            this.period = period;
        }

        /** How events call the period. */
        String period() {
            return period;
        }
    }

    /** How far it has come. */
    public enum State {
        /** It may be on its partner's queue, or not yet. */
        MAKING,
        QUEUED,
        /** It has its name on its partner's server. */
        DELIVERED,
        FAILED
    }

    static PeriodicFile read(ResultSet row, int number) throws SQLException {
        return new PeriodicFile(
                row.getString("partner"),
                row.getString("period"),
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Times.read(row, "changed_at"),
                row.getString("code"));
    }
}
