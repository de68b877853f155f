package org.flaghoist.due;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.flaghoist.database.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * By when a delivery is due that is not over, or was late.
 *
 * @param countdown from when on little of the time is left
 * @param ended when it was delivered, too late; null as long as it was not
 */
public record DueRow(
        String recipient,
        Instant due,
        Instant countdown,
        @Nullable Instant ended) {

    /** Those of one entry. */
    public static List<DueRow> of(JdbcClient sql, long entry) {
        return sql.sql("select recipient, due_at, countdown_at, ended_at from due_delivery where entry = ?")
                .param(entry)
                .query(DueRow::read)
                .list();
    }

    private static DueRow read(ResultSet row, int number) throws SQLException {
        return new DueRow(
                row.getString("recipient"),
                Times.read(row, "due_at"),
                Times.read(row, "countdown_at"),
                Times.readNullable(row, "ended_at"));
    }

    /** How late it was delivered; null where it was not, or in time. */
    public @Nullable Duration late() {
        return ended == null ? null : late(due, ended);
    }

    static @Nullable Duration late(Instant due, Instant delivered) {
        Duration late = Duration.between(due, delivered);
        return late.isNegative() || late.isZero() ? null : late;
    }
}
