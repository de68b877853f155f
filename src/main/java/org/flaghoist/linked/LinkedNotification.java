package org.flaghoist.linked;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.flaghoist.database.Times;

/** A notification that has something in common with another's, as its last revision has it. */
public record LinkedNotification(long entry, Instant at, String sender, String reference, int revision, String type) {

    /** Of the table {@code entry}, there called {@code e}. */
    static final String COLUMNS = "e.id, e.received_at, e.sender, e.reference, e.revision, e.type";

    static LinkedNotification read(ResultSet row) throws SQLException {
        return new LinkedNotification(
                row.getLong("id"),
                Times.read(row, "received_at"),
                row.getString("sender"),
                row.getString("reference"),
                row.getInt("revision"),
                row.getString("type"));
    }
}
