package org.flaghoist.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as the database keeps them: milliseconds since the epoch, so that what is read back is what was sealed. */
public final class Times {

    /** What the database's own clock says, as every hub on it sees it: its view {@code clock}. */
    public static final String DATABASE_NOW = "(select now from clock)";

    private Times() {}

    public static long now(Clock clock) {
        return clock.millis();
    }

    public static long of(Instant instant) {
        return instant.toEpochMilli();
    }

    public static Instant read(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    public static @Nullable Instant readNullable(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
