package org.flaghoist.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.database.Conditions;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.search.NotificationRow.Header;
import org.flaghoist.search.NotificationRow.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads messages as lines of a list. */
final class NotificationRows {

    private static final String SELECT = "select e.id, e.received_at, e.sender, e.reference, e.revision, e.action,"
            + " e.type, e.state, e.code, e.file, e.piece, e.origin, e.test_run,"
            + " c.name as configuration"
            + " from entry e"
            + " left join configuration c on c.id = e.configuration where ";

    private final JdbcClient sql;

    NotificationRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** The newest first, with their recipients; of {@code e}, the entry. */
    List<NotificationRow> where(Conditions conditions, int most) {
        List<NotificationRow> rows = sql.sql(SELECT + conditions.text() + " order by e.id desc limit " + most)
                .params(conditions.values())
                .query(NotificationRows::read)
                .list();
        return withRecipients(rows);
    }

    private List<NotificationRow> withRecipients(List<NotificationRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Map<Long, List<Recipient>> byEntry = new HashMap<>();
        sql.sql("select entry, recipient, state, rule, code, attempts from delivery where entry in (:entries)"
                        + " order by entry, recipient")
                .param("entries", rows.stream().map(NotificationRow::entry).toList())
                .query(row -> {
                    byEntry.computeIfAbsent(row.getLong("entry"), entry -> new ArrayList<>())
                            .add(recipient(row));
                });
        return rows.stream()
                .map(row -> row.with(byEntry.getOrDefault(row.entry(), List.of())))
                .toList();
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getString("recipient"),
                DeliveryState.valueOf(row.getString("state")),
                row.getString("rule"),
                row.getString("code"),
                row.getInt("attempts"));
    }

    private static Header header(ResultSet row) throws SQLException {
        String type = row.getString("type");
        return new Header(
                row.getString("reference"),
                NullableNumbers.integer(row, "revision"),
                row.getString("action"),
                type == null || type.isEmpty() ? null : type);
    }

    private static NotificationRow read(ResultSet row, int number) throws SQLException {
        return new NotificationRow(
                row.getLong("id"),
                Times.read(row, "received_at"),
                row.getString("sender"),
                header(row),
                row.getString("state"),
                row.getString("code"),
                row.getString("file"),
                row.getInt("piece"),
                NullableNumbers.number(row, "origin"),
                row.getInt("test_run"),
                row.getString("configuration"),
                List.of());
    }
}
