package org.flaghoist.monthly;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.flaghoist.database.Times;
import org.jspecify.annotations.Nullable;

/**
 * What a month adds up to, for one partner.
 *
 * @param month as {@code 2026-05}
 * @param attempt counts how often it was made; those that failed are made anew
 * @param changed when it came to this state
 * @param code why it failed; null where it has not
 */
public record PictureMonth(
        String partner,
        String month,
        State state,
        int attempt,
        Instant changed,
        @Nullable String code) {

    /** Why it failed, where another file on its partner's server has its name. */
    public static final String NAME_TAKEN = "NAME_TAKEN";

    /** How far it has come. */
    public enum State {
        /** It may be on its partner's queue, or not yet. */
        MAKING,
        QUEUED,
        /** It has its name on its partner's server. */
        DELIVERED,
        FAILED
    }

    static PictureMonth read(ResultSet row, int number) throws SQLException {
        return new PictureMonth(
                row.getString("partner"),
                row.getString("month"),
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Times.read(row, "changed_at"),
                row.getString("code"));
    }
}
