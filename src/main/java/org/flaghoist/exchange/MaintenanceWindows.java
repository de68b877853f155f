package org.flaghoist.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.people.OperationRejected;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Remembers maintenance windows; each that is set or ended leaves an event. Thread-safe. */
public final class MaintenanceWindows {

    private final JdbcClient sql;
    private final Ledger ledger;
    private final Clock clock;

    public MaintenanceWindows(DataSource database, Ledger ledger, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Those of all partners that are not over, the earliest first. */
    List<MaintenanceWindow> open() {
        return sql.sql(
                        "select id, partner, begins, ends, actor, reason from maintenance where ends > ? order by begins")
                .param(Times.now(clock))
                .query(MaintenanceWindows::read)
                .list();
    }

    /** @throws OperationRejected where it overlaps another of the partner's */
    MaintenanceWindow set(String partner, Instant from, Instant to, String actor, String reason) {
        return ledger.together(() -> {
            open(partner)
                    .filter(window -> window.overlaps(from, to))
                    .findFirst()
                    .ifPresent(window -> {
                        throw new OperationRejected(partner + " has a maintenance window from " + window.from() + " to "
                                + window.to() + " already; end that one first, or take another time");
                    });
            MaintenanceWindow window = insert(new MaintenanceWindow(0, partner, from, to, actor, reason));
            ledger.note(event(EventKind.MAINTENANCE_SET, window, actor).with("reason", reason));
            return window;
        });
    }

    /**
     * Ends the window that is open now; where none is, the next one never comes.
     *
     * @throws OperationRejected where there is none
     */
    MaintenanceWindow end(String partner, String actor, String reason) {
        return ledger.together(() -> {
            MaintenanceWindow window = open(partner)
                    .findFirst()
                    .orElseThrow(
                            () -> new OperationRejected(partner + " has no maintenance window that could be ended"));
            sql.sql(
                            window.isActive(clock.instant())
                                    ? "update maintenance set ends = :now where id = :id"
                                    : "update maintenance set begins = :now, ends = :now where id = :id")
                    .param("now", Times.now(clock))
                    .param("id", window.id())
                    .update();
            ledger.note(event(EventKind.MAINTENANCE_ENDED, window, actor).with("reason", reason));
            return window;
        });
    }

    private Stream<MaintenanceWindow> open(String partner) {
        return open().stream().filter(window -> window.partner().equals(partner));
    }

    private static Event event(EventKind kind, MaintenanceWindow window, String actor) {
        return Event.of(kind, actor)
                .partner(window.partner())
                .with("from", window.from())
                .with("to", window.to());
    }

    private MaintenanceWindow insert(MaintenanceWindow window) {
        long number = sql.sql("insert into maintenance (partner, begins, ends, actor, reason)"
                        + " values (:partner, :begins, :ends, :actor, :reason) returning id")
                .param("partner", window.partner())
                .param("begins", Times.of(window.from()))
                .param("ends", Times.of(window.to()))
                .param("actor", window.by())
                .param("reason", window.reason())
                .query(Long.class)
                .single();
        return new MaintenanceWindow(
                number, window.partner(), window.from(), window.to(), window.by(), window.reason());
    }

    private static MaintenanceWindow read(ResultSet row, int number) throws SQLException {
        return new MaintenanceWindow(
                row.getLong("id"),
                row.getString("partner"),
                Times.read(row, "begins"),
                Times.read(row, "ends"),
                row.getString("actor"),
                row.getString("reason"));
    }
}
