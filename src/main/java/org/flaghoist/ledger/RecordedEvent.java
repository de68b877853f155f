package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is read.
 *
 * @param event its number
 * @param entry the message it is about, or null; likewise {@code partner} and {@code rule}
 * @param detail canonical JSON
 */
public record RecordedEvent(
        long event,
        Instant at,
        @Nullable Long entry,
        EventKind kind,
        @Nullable String partner,
        @Nullable String rule,
        String actor,
        String detail) {

    static final String COLUMNS = "e.id, e.happened_at, e.entry, e.kind, e.partner, e.rule, e.actor, e.detail";

    static RecordedEvent read(ResultSet row, int number) throws SQLException {
        return new RecordedEvent(
                row.getLong("id"),
                Times.read(row, "happened_at"),
                NullableNumbers.number(row, "entry"),
                EventKind.valueOf(row.getString("kind")),
                row.getString("partner"),
                row.getString("rule"),
                row.getString("actor"),
                row.getString("detail"));
    }
}
