package org.flaghoist.parking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.flaghoist.database.Times;
import org.jspecify.annotations.Nullable;

/**
 * What waits for people on one parking queue and for one fault.
 *
 * @param code null for what is held
 * @param oldest when the first of them came to this end, {@code newest} the last
 */
public record ParkedGroup(
        ParkingQueue queue, String partner, @Nullable String code, long count, Instant oldest, Instant newest) {

    static ParkedGroup read(ResultSet row, int number) throws SQLException {
        return new ParkedGroup(
                ParkingQueue.valueOf(row.getString("queue")),
                row.getString("partner"),
                row.getString("code"),
                row.getLong("number"),
                Times.read(row, "oldest"),
                Times.read(row, "newest"));
    }
}
