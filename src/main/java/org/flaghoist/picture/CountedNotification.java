package org.flaghoist.picture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A notification that counts, as its last revision has it.
 *
 * @param entry its number in the ledger
 */
record CountedNotification(
        long entry,
        String sender,
        String reference,
        int revision,
        String type,
        LocalDate day,
        @Nullable String country,
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
                PictureMark.valueOf(row.getString("mark")));
    }
}
