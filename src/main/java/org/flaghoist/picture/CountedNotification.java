package org.flaghoist.picture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.flaghoist.database.NullableNumbers;
import org.jspecify.annotations.Nullable;

/**
 * A notification that counts, as its last revision has it.
 *
 * @param entry its number in the ledger
 * @param latitude in thousandths of a degree; null where no position is given, likewise {@code longitude}
 */
record CountedNotification(
        long entry,
        String sender,
        String reference,
        int revision,
        String type,
        LocalDate day,
        @Nullable String country,
        @Nullable Integer latitude,
        @Nullable Integer longitude,
        PictureMark mark) {

    static CountedNotification read(ResultSet row) throws SQLException {
        return new CountedNotification(
                row.getLong("id"),
                row.getString("sender"),
                row.getString("reference"),
                row.getInt("revision"),
                row.getString("type"),
                LocalDate.ofEpochDay(row.getLong("day")),
                row.getString("country"),
                NullableNumbers.integer(row, "latitude"),
                NullableNumbers.integer(row, "longitude"),
                PictureMark.valueOf(row.getString("mark")));
    }
}
