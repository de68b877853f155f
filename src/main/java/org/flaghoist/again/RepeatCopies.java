package org.flaghoist.again;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flaghoist.database.Rows;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.Repeat;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
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
            rows.each(
                    "update repeat_copy set state = 'SENDING' where request = ? and number = ?",
                    next.stream()
                            .map(copy -> new Object[] {request, copy.number()})
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

    /** It lies on its partner's queue as routine: so that no later revision overtakes it there, it counts as that. */
    public void countAsRoutine(String partner, long entry) {
        database.sql()
                .sql("update delivery set priority = ? where entry = ? and recipient = ?")
                .params(Urgency.ROUTINE.priority(), entry, partner)
                .update();
    }

    /**
     * Records what became of those that were begun; an event of each that was sent. What another hub has settled since,
     * as it took this one for dead, stays as it is.
     */
    public void settle(String partner, List<RepeatCopy.RepeatOutcome> outcomes) {
        database.transactions()
                .run(() -> outcomes.stream()
                        .filter(outcome ->
                                isSettled(outcome.copy(), outcome.state()) && outcome.state() == RepeatState.SENT)
                        .forEach(outcome -> database.append(
                                event(outcome.copy().request(), outcome.copy().entry(), partner)
                                        .with("step", "QUEUED"))));
    }

    private boolean isSettled(RepeatCopy copy, RepeatState state) {
        return database.sql()
                        .sql("update repeat_copy set state = ? where request = ? and number = ? and state = 'SENDING'")
                        .params(state.name(), copy.request(), copy.number())
                        .update()
                == 1;
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

    /**
     * Why one that lies on its partner's queue must not come to the partner's server any more: it may have lain there
     * for days. Empty where it may.
     */
    public Optional<RepeatState> against(String request, long entry, String partner) {
        // A request may be forgotten by now.
        int last = database.sql()
                .sql("select coalesce(max(last_revision), 0) from repeat_copy where request = ? and entry = ?")
                .params(request, entry)
                .query(Integer.class)
                .single();
        return GivenCopies.against(database.sql(), partner, entry, last);
    }

    /** Records that it was left out before it came to its partner's server. */
    public void leftOut(String request, long entry, String partner, RepeatState why) {
        failed(request, entry, partner, why.name());
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
