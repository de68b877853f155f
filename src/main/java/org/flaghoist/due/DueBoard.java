package org.flaghoist.due;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.LedgerDatabase;

/**
 * What is not delivered to a recipient and is over its time, or has little of it left. An index leads to it, however
 * large the ledger is; what it meets that nobody waits for any more, it deletes.
 */
public final class DueBoard {

    /** So many are looked at, at most, the most urgent first. */
    public static final int MOST = 1_000;

    /** What is queued, or waits for people; nothing overtakes what is queued. */
    private static final String IS_WAITED_FOR = "(d.state = 'QUEUED' or exists (select 1 from parked_message p"
            + " where p.entry = t.entry and p.partner = t.recipient and p.queue in ('HELD', 'DEAD_OUT')"
            + " and p.receipt is null and p.state <> 'DONE') and not exists (select 1 from entry later"
            + " where later.sender = e.sender and later.reference = e.reference and later.test_run = e.test_run"
            + " and later.revision > e.revision and later.action is not null))";

    private static final String FIND = "select t.entry, t.due_at, t.countdown_at, d.state, case when " + IS_WAITED_FOR
            + " then 1 else 0 end as waited_for from (select entry, recipient, due_at, countdown_at from due_delivery"
            + " where recipient = :recipient and ended_at is null and %1$s order by %2$s limit " + MOST + ") t"
            + " left join entry e on e.id = t.entry"
            + " left join delivery d on d.entry = t.entry and d.recipient = t.recipient";

    private static final String DELETE =
            "delete from due_delivery where entry = ? and recipient = ? and ended_at is null";

    private final LedgerDatabase database;
    private final Rows rows;

    public DueBoard(LedgerDatabase database) {
        this.database = database;
        this.rows = new Rows(database.source());
    }

    private record Found(long entry, Instant due, Instant countdown, DeliveryState state, boolean isWaitedFor) {

        static Found read(ResultSet row, int number) throws SQLException {
            boolean isWaitedFor = row.getBoolean("waited_for");
            return new Found(
                    row.getLong("entry"),
                    Times.read(row, "due_at"),
                    Times.read(row, "countdown_at"),
                    isWaitedFor ? DeliveryState.valueOf(row.getString("state")) : DeliveryState.REFUSED,
                    isWaitedFor);
        }
    }

    /** What is over its time. */
    public Optional<DueSoon> overdue(String recipient) {
        return find(recipient, "due_at <= :now", "due_at");
    }

    /** What has little of its time left. */
    public Optional<DueSoon> countdown(String recipient) {
        return find(recipient, "countdown_at <= :now and due_at > :now", "countdown_at");
    }

    private Optional<DueSoon> find(String recipient, String which, String order) {
        List<Found> found = database.sql()
                .sql(FIND.formatted(which, order))
                .param("recipient", recipient)
                .param("now", database.now())
                .query(Found::read)
                .list();
        forget(recipient, found);
        List<Found> waiting = found.stream()
                .filter(Found::isWaitedFor)
                .sorted(Comparator.comparing(Found::due))
                .toList();
        return waiting.isEmpty() ? Optional.empty() : Optional.of(soon(recipient, waiting));
    }

    private static DueSoon soon(String recipient, List<Found> waiting) {
        return new DueSoon(
                recipient,
                waiting.get(0).due(),
                waiting.get(waiting.size() - 1).due(),
                since(waiting),
                waiting.size(),
                states(waiting));
    }

    private static Instant since(List<Found> waiting) {
        return waiting.stream()
                .map(Found::countdown)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Map<DeliveryState, Integer> states(List<Found> waiting) {
        Map<DeliveryState, Integer> states = new EnumMap<>(DeliveryState.class);
        waiting.forEach(each -> states.merge(each.state(), 1, Integer::sum));
        return states;
    }

    // Refused, discarded or overtaken: that costs no decision anything.
    private void forget(String recipient, List<Found> found) {
        List<Object[]> over = new ArrayList<>();
        found.stream()
                .filter(each -> !each.isWaitedFor())
                .forEach(each -> over.add(new Object[] {each.entry(), recipient}));
        if (!over.isEmpty()) {
            database.transactions().run(() -> rows.each(DELETE, over));
        }
    }
}
