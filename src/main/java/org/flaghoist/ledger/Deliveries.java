package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How each notification stands with each recipient. */
final class Deliveries {

    private static final String ONE = " where entry = :entry and recipient = :recipient";

    private final JdbcClient sql;
    private final Clock clock;

    Deliveries(JdbcClient sql, Clock clock) {
        this.sql = sql;
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

        static Row of(Outcome outcome, @Nullable String rendered) {
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
        return sql.sql("select state, rule, code, redactions, format, rendered, attempts from delivery" + ONE)
                .param("entry", entry)
                .param("recipient", recipient)
                .query(Row::read)
                .optional();
    }

    /** Writes the row; false where it was there just so. */
    boolean put(long entry, String recipient, Row row) {
        Optional<Row> there = find(entry, recipient);
        if (there.isPresent() && there.get().equals(row)) {
            return false;
        }
        write(there.isPresent() ? UPDATE : INSERT, entry, recipient, row);
        return true;
    }

    /** Forgets recipients about whom a later decision of the same work says nothing. */
    void keepOnly(long entry, Set<String> recipients) {
        sql
                .sql("select recipient from delivery where entry = :entry")
                .param("entry", entry)
                .query(String.class)
                .list()
                .stream()
                .filter(recipient -> !recipients.contains(recipient))
                .forEach(recipient -> sql.sql("delete from delivery" + ONE)
                        .param("entry", entry)
                        .param("recipient", recipient)
                        .update());
    }

    private static final String UPDATE = "update delivery set state = :state, rule = :rule, code = :code,"
            + " redactions = :redactions, format = :format, rendered = :rendered, attempts = :attempts,"
            + " changed_at = :at" + ONE;

    private static final String INSERT = "insert into delivery (entry, recipient, state, rule, code, redactions,"
            + " format, rendered, attempts, changed_at) values (:entry, :recipient, :state, :rule, :code,"
            + " :redactions, :format, :rendered, :attempts, :at)";

    private void write(String statement, long entry, String recipient, Row row) {
        sql.sql(statement)
                .param("entry", entry)
                .param("recipient", recipient)
                .param("state", row.state().name())
                .param("rule", row.rule())
                .param("code", row.code())
                .param("redactions", row.redactions())
                .param("format", row.format())
                .param("rendered", row.rendered())
                .param("attempts", row.attempts())
                .param("at", Times.now(clock))
                .update();
    }
}
