package org.flaghoist.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.broker.MessagePosition;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.partner.PartnerState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers the partners' states; each change leaves an event. Thread-safe. */
public final class PartnerStateStore {

    private static final String SELECT =
            "select partner, state, test_run, test_runs, since, actor, reason from partner_state";
    private static final String INSERT =
            "insert into partner_state (partner, state, test_run, test_runs, since, actor, reason)"
                    + " values (:partner, :state, :test_run, :test_runs, :since, :actor, :reason)";
    private static final String UPDATE = "update partner_state set state = :state, test_run = :test_run,"
            + " test_runs = :test_runs, since = :since, actor = :actor, reason = :reason where partner = :partner";

    private final JdbcClient sql;
    private final Ledger ledger;
    private final Clock clock;

    public PartnerStateStore(DataSource database, Ledger ledger, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.ledger = ledger;
        this.clock = clock;
    }

    private record PartnerStateRow(StateChange lastChange, int testRuns) {

        static PartnerStateRow read(ResultSet row, int number) throws SQLException {
            StateChange lastChange = new StateChange(
                    row.getString("partner"),
                    PartnerState.valueOf(row.getString("state")),
                    row.getInt("test_run"),
                    Times.read(row, "since"),
                    row.getString("actor"),
                    row.getString("reason"));
            return new PartnerStateRow(lastChange, row.getInt("test_runs"));
        }

        /** Each test mode begins a test run of its own; a pause goes on with what it interrupts. */
        PartnerStateRow next(PartnerState to, Instant since, String actor, String reason) {
            int begun = to == PartnerState.TESTING ? testRuns + 1 : testRuns;
            int testRun =
                    switch (to) {
                        case ACTIVE -> 0;
                        case PAUSED -> lastChange.testRun();
                        case TESTING -> begun;
                    };
            return new PartnerStateRow(new StateChange(lastChange.partner(), to, testRun, since, actor, reason), begun);
        }
    }

    /**
     * How a partner stands. One that the ledger does not know yet gets a first state, which is recorded.
     *
     * @param reason why it has that one
     */
    StateChange of(String partner, PartnerState first, String reason) {
        return ledger.together(() -> find(partner)
                .map(PartnerStateRow::lastChange)
                .orElseGet(() -> write(INSERT, unknown(partner), first, Event.HUB, reason, null)));
    }

    /** How all partners stand that the ledger knows, also those that are none any more. */
    List<StateChange> all() {
        // A stream of the query itself would keep its connection until it is closed.
        return sql.sql(SELECT).query(PartnerStateRow::read).list().stream()
                .map(PartnerStateRow::lastChange)
                .toList();
    }

    /**
     * Changes the state of a partner that the ledger knows.
     *
     * @param from which message on; null where a time by the clocks has to do
     */
    StateChange change(String partner, PartnerState to, String actor, String reason, @Nullable MessagePosition from) {
        return ledger.together(() -> {
            // First, so that of two changes at once the second sees what the first has made.
            sql.sql("update partner_changes set changes = changes + 1 where id = 1")
                    .update();
            PartnerStateRow there = find(partner)
                    .orElseThrow(() -> new IllegalStateException("the ledger knows no partner '" + partner + "'"));
            return write(UPDATE, there, to, actor, reason, from);
        });
    }

    /** How often any state was changed; whoever has read the states since it was so many knows all of them. */
    long changes() {
        return sql.sql("select changes from partner_changes where id = 1")
                .query(Long.class)
                .single();
    }

    /**
     * Which of its test runs a partner sent for when a message came; 0 for none.
     *
     * @param came by the broker's clock, for what was recorded before its order was
     */
    int testRunAt(String partner, MessagePosition at, Instant came) {
        return sql.sql("select test_run from partner_test_run where partner = :partner"
                        + " and ((node = :node and number < :number) or (node <> :node and since <= :came))"
                        + " order by since desc limit 1")
                .param("partner", partner)
                .param("node", at.node())
                .param("number", at.number())
                .param("came", Times.of(came))
                .query(Integer.class)
                .optional()
                .orElseGet(() -> firstTestRun(partner));
    }

    // Nothing was before it; what seems so came by a clock that is behind.
    private int firstTestRun(String partner) {
        return sql.sql("select test_run from partner_test_run where partner = ? order by since limit 1")
                .param(partner)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** From which message on a partner sends for what it sends for now; empty where only a time is known. */
    Optional<MessagePosition> switched(String partner) {
        return sql.sql("select node, number from partner_test_run where partner = ? order by since desc limit 1")
                .param(partner)
                .query((row, number) -> new MessagePosition(row.getString("node"), row.getLong("number")))
                .optional()
                .filter(position -> !position.node().isEmpty());
    }

    private PartnerStateRow unknown(String partner) {
        return new PartnerStateRow(new StateChange(partner, PartnerState.ACTIVE, 0, clock.instant(), "", ""), 0);
    }

    private Optional<PartnerStateRow> find(String partner) {
        return sql.sql(SELECT + " where partner = ?")
                .param(partner)
                .query(PartnerStateRow::read)
                .optional();
    }

    private StateChange write(
            String statement,
            PartnerStateRow before,
            PartnerState to,
            String actor,
            String reason,
            @Nullable MessagePosition from) {
        boolean known = statement.equals(UPDATE);
        PartnerStateRow next = before.next(to, since(before.lastChange(), known), actor, reason);
        StateChange lastChange = next.lastChange();
        sql.sql(statement)
                .param("partner", lastChange.partner())
                .param("state", to.name())
                .param("test_run", lastChange.testRun())
                .param("test_runs", next.testRuns())
                .param("since", Times.of(lastChange.since()))
                .param("actor", actor)
                .param("reason", reason)
                .update();
        if (!known || lastChange.testRun() != before.lastChange().testRun()) {
            record(lastChange, from);
        }
        ledger.note(Event.of(EventKind.STATE_CHANGED, actor)
                .partner(lastChange.partner())
                .with("from", known ? before.lastChange().state() : null)
                .with("to", to)
                .with("testRun", lastChange.testRun() == 0 ? null : lastChange.testRun())
                .with("reason", reason));
        return lastChange;
    }

    // Later than the change before, whatever this hub's clock says: the order of the changes must not depend on it.
    private Instant since(StateChange before, boolean known) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return !known || now.isAfter(before.since()) ? now : before.since().plusMillis(1);
    }

    private void record(StateChange lastChange, @Nullable MessagePosition from) {
        sql.sql("insert into partner_test_run (partner, since, test_run, node, number) values (?, ?, ?, ?, ?)")
                .params(
                        lastChange.partner(),
                        Times.of(lastChange.since()),
                        lastChange.testRun(),
                        from == null ? "" : from.node(),
                        from == null ? 0 : from.number())
                .update();
    }
}
