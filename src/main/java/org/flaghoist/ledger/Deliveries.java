package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How each notification stands with each recipient. */
final class Deliveries {

    private static final String COLUMNS = "state, rule, code, redactions, format, rendered, attempts";
    private static final String ONE = " where entry = :entry and recipient = :recipient";

    private final JdbcClient sql;
    private final Rows rows;
    private final NewEntries made;
    private final Clock clock;

    Deliveries(DataSource database, NewEntries made, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
        this.made = made;
        this.clock = clock;
    }

    /** What is compared to see whether a decision made again is the same. */
    record Row(
            DeliveryState state,
            @Nullable String rule,
            @Nullable String code,
            int redactions,
            @Nullable String format,
            @Nullable String rendered,
            int attempts) {

        static Row of(RecipientOutcome outcome, @Nullable String rendered) {
            Rendering rendering = outcome.rendering();
            return new Row(
                    outcome.state(),
                    outcome.rule(),
                    code(outcome.fault()),
                    outcome.redactions().size(),
                    rendering == null ? null : rendering.format(),
                    rendered,
                    0);
        }

        Row tried(DeliveryState state, int attempts, @Nullable Rejection fault) {
            return new Row(state, rule, code(fault), redactions, format, rendered, attempts);
        }

        private static @Nullable String code(@Nullable Rejection fault) {
            FaultCode code = fault == null ? null : fault.code();
            return code == null ? null : code.name();
        }

        private static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    DeliveryState.valueOf(row.getString("state")),
                    row.getString("rule"),
                    row.getString("code"),
                    row.getInt("redactions"),
                    row.getString("format"),
                    row.getString("rendered"),
                    row.getInt("attempts"));
        }
    }

    Optional<Row> find(long entry, String recipient) {
        return sql.sql("select " + COLUMNS + " from delivery" + ONE)
                .param("entry", entry)
                .param("recipient", recipient)
                .query(Row::read)
                .optional();
    }

    /** Writes the row; false where it was there just so. */
    boolean put(long entry, String recipient, Row row) {
        Optional<Row> there = find(entry, recipient);
        return put(
                        entry,
                        Map.of(recipient, row),
                        there.map(old -> Map.of(recipient, old)).orElse(Map.of()))
                .contains(recipient);
    }

    /**
     * Writes all rows of an entry, and forgets recipients about whom a later decision of the same work says nothing.
     *
     * @return the recipients whose row was not there just so
     */
    Set<String> putAll(long entry, Map<String, Row> decided) {
        Map<String, Row> there = all(entry);
        there.keySet().stream()
                .filter(recipient -> !decided.containsKey(recipient))
                .forEach(recipient -> sql.sql("delete from delivery" + ONE)
                        .param("entry", entry)
                        .param("recipient", recipient)
                        .update());
        return put(entry, decided, there);
    }

    private Map<String, Row> all(long entry) {
        Map<String, Row> all = new HashMap<>();
        if (made.isFirst(entry, Deliveries.class)) {
            return all;
        }
        sql.sql("select recipient, " + COLUMNS + " from delivery where entry = ?")
                .param(entry)
                .query((RowCallbackHandler) row -> all.put(row.getString("recipient"), Row.read(row, 0)));
        return all;
    }

    private Set<String> put(long entry, Map<String, Row> wanted, Map<String, Row> there) {
        Map<String, Row> changed = new TreeMap<>(wanted);
        changed.entrySet().removeIf(each -> each.getValue().equals(there.get(each.getKey())));
        long now = Times.now(clock);
        rows.insert(INSERT, values(entry, changed, now, recipient -> !there.containsKey(recipient)));
        rows.each(UPDATE, values(entry, changed, now, there::containsKey));
        return changed.keySet();
    }

    private static final String UPDATE =
            "update delivery set state = ?, rule = ?, code = ?, redactions = ?, format = ?,"
                    + " rendered = ?, attempts = ?, changed_at = ? where entry = ? and recipient = ?";

    private static final String INSERT = "insert into delivery (state, rule, code, redactions, format, rendered,"
            + " attempts, changed_at, entry, recipient) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static List<Object[]> values(long entry, Map<String, Row> rows, long now, Predicate<String> recipients) {
        return rows.entrySet().stream()
                .filter(each -> recipients.test(each.getKey()))
                .map(each -> values(entry, each.getKey(), each.getValue(), now))
                .toList();
    }

    private static Object[] values(long entry, String recipient, Row row, long now) {
        return new Object[] {
            row.state().name(),
            row.rule(),
            row.code(),
            row.redactions(),
            row.format(),
            row.rendered(),
            row.attempts(),
            now,
            entry,
            recipient
        };
    }
}
