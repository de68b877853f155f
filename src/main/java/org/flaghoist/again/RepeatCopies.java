package org.flaghoist.again;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.database.Rows;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.Repeat;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** The copies that are sent again: which are next, and what became of each. Its delivery stays as it was. */
public final class RepeatCopies {

    private static final String SELECT = "select request, number, entry, last_revision from repeat_copy";

    private final LedgerDatabase database;
    private final Rows rows;
    private final RepeatRows requests;

    public RepeatCopies(LedgerDatabase database) {
        this.database = database;
        this.rows = new Rows(database.source());
        this.requests = new RepeatRows(database);
    }

    /** Those that were being sent when a hub died: all that it had begun together. */
    public List<RepeatCopy> begun(String request) {
        return list(" where request = ? and state = 'SENDING' order by number", request);
    }

    /**
     * Begins to send the next.
     *
     * @return none where the request has ended, or all are done
     */
    public List<RepeatCopy> begin(String request, int most) {
        return database.transactions().get(() -> {
            List<RepeatCopy> next = requests.lock(request)
                    ? list(" where request = ? and state = 'WAITING' order by number limit " + most, request)
                    : List.of();
            set(next.stream()
                    .map(copy -> new RepeatCopy.RepeatOutcome(copy, RepeatState.SENDING))
                    .toList());
            return next;
        });
    }

    private List<RepeatCopy> list(String which, String request) {
        return database.sql()
                .sql(SELECT + which)
                .param(request)
                .query(RepeatCopies::read)
                .list();
    }

    /** Records what became of those that were begun; an event of each that was sent. */
    public void settle(String partner, List<RepeatCopy.RepeatOutcome> outcomes) {
        database.transactions().run(() -> {
            set(outcomes);
            outcomes.stream()
                    .filter(outcome -> outcome.state() == RepeatState.SENT)
                    .forEach(outcome -> database.append(
                            event(outcome.copy().request(), outcome.copy().entry(), partner)
                                    .with("step", "QUEUED")));
        });
    }

    private void set(List<RepeatCopy.RepeatOutcome> outcomes) {
        List<Object[]> values = new ArrayList<>();
        outcomes.forEach(outcome -> values.add(new Object[] {
            outcome.state().name(), outcome.copy().request(), outcome.copy().number()
        }));
        rows.each("update repeat_copy set state = ? where request = ? and number = ?", values);
    }

    /** Whether it is recorded as being at its partner's server. */
    public boolean isDelivered(String request, long entry) {
        return database.sql()
                        .sql(
                                "select count(*) from repeat_copy where request = ? and entry = ? and delivered_at is not null")
                        .params(request, entry)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /**
     * Records that it has its name at its partner's server.
     *
     * @param found how it comes to be there; null where it was put there
     */
    public void delivered(String request, long entry, String partner, int attempts, @Nullable Repeat found) {
        database.transactions().run(() -> {
            if (!isDelivered(request, entry)) {
                ended(request, entry, null);
                database.append(event(request, entry, partner)
                        .with("step", "DELIVERED")
                        .with("attempts", attempts)
                        .with("repeat", found));
            }
        });
    }

    /** Whether a later revision than those of the request is at its partner, or on its way there. */
    public boolean isOvertaken(String request, long entry, String partner) {
        int last = database.sql()
                .sql("select last_revision from repeat_copy where request = ? and entry = ?")
                .params(request, entry)
                .query(Integer.class)
                .optional()
                .orElse(Integer.MAX_VALUE);
        return GivenCopies.of(database.sql(), partner, entry)
                .filter(copy -> copy.latest() > last)
                .isPresent();
    }

    /** Records that it was left out before it came to its partner's server. */
    public void overtaken(String request, long entry, String partner) {
        failed(request, entry, partner, RepeatState.OVERTAKEN.name());
    }

    /** Records that it cannot be brought to its partner's server. */
    public void failed(String request, long entry, String partner, Rejection fault) {
        failed(request, entry, partner, fault.code().name());
    }

    private void failed(String request, long entry, String partner, String code) {
        database.transactions().run(() -> {
            if (!isDelivered(request, entry)) {
                ended(request, entry, code);
                database.append(
                        event(request, entry, partner).with("step", "FAILED").with("code", code));
            }
        });
    }

    private void ended(String request, long entry, @Nullable String code) {
        database.sql()
                .sql(
                        "update repeat_copy set delivered_at = :now, code = :code where request = :request and entry = :entry")
                .param("now", database.now())
                .param("code", code)
                .param("request", request)
                .param("entry", entry)
                .update();
    }

    /**
     * How many stand how.
     *
     * @param ended of them, how many have come to their partner's server, or could not
     * @param failed of those, how many could not
     */
    public record RepeatCount(RepeatState state, int count, int ended, int failed) {}

    public List<RepeatCount> counts(String request) {
        return database.sql()
                .sql("select state, count(*) as copies, count(delivered_at) as ended, count(code) as failed"
                        + " from repeat_copy where request = ? group by state")
                .param(request)
                .query((row, number) -> new RepeatCount(
                        RepeatState.valueOf(row.getString("state")),
                        row.getInt("copies"),
                        row.getInt("ended"),
                        row.getInt("failed")))
                .list();
    }

    private static Event event(String request, long entry, String partner) {
        return Event.of(entry, EventKind.REPEATED, partner).with("request", request);
    }

    private static RepeatCopy read(ResultSet row, int number) throws SQLException {
        return new RepeatCopy(
                row.getString("request"), row.getInt("number"), row.getLong("entry"), row.getInt("last_revision"));
    }
}
