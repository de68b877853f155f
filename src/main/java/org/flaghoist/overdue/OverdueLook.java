package org.flaghoist.overdue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.flaghoist.database.Rows;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.partner.Overdue;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the clocks whose time has come, and records what is overdue: each step of a copy once, with the receipt that
 * its sender is owed for it, whichever hubs look. All by the database's clock.
 */
public final class OverdueLook {

    // What is owed is sent first: the row has one receipt.
    private static final String FIND = "select c.*, d.state, d.changed_at, t.taken_at,"
            + " exists (select 1 from answer a where a.answered = c.entry"
            + " and (a.partner = c.recipient or c.recipient like a.partner || '"
            + RecipientId.of("", "%") + "')) as answered,"
            + " exists (select 1 from parked_message p where p.entry = c.entry and p.partner = c.recipient"
            + " and p.queue in ('HELD', 'DEAD_OUT') and p.receipt is null and p.state <> 'DONE') as parked,"
            + " exists (select 1 from entry later where later.sender = e.sender and later.reference = e.reference"
            + " and later.test_run = e.test_run and later.revision > e.revision and later.action is not null)"
            + " as superseded, exists (select 1 from inbox_file f where f.partner = c.recipient and f.entry = c.entry)"
            + " as at_server from (select * from overdue_clock where look_at <= :now"
            + " and receipt is distinct from 'OWED' order by look_at limit :most) c left join entry e on e.id = c.entry"
            + " left join delivery d on d.entry = c.entry and d.recipient = c.recipient"
            + " left join taken_copy t on t.entry = c.entry and t.recipient = c.recipient";

    private static final String RUNS = "update overdue_clock set step = ?, since = ?, due_at = ?, look_at = ?,"
            + " found_at = case when ? then coalesce(found_at, ?) end where entry = ? and recipient = ?";

    // Of two hubs one reports it.
    private static final String REPORT = "update overdue_clock set reported = ?, found_at = ?, receipt = ?"
            + " where entry = ? and recipient = ? and reported is distinct from ?";

    private static final String DELETE =
            "delete from overdue_clock where entry = ? and recipient = ? and receipt is distinct from 'OWED'";

    private final LedgerDatabase database;
    private final Rows rows;
    private final Function<String, Overdue> limits;

    /** @param limits by sender */
    public OverdueLook(LedgerDatabase database, Function<String, Overdue> limits) {
        this.database = database;
        this.rows = new Rows(database.source());
        this.limits = limits;
    }

    /** What the database's clock says. */
    public Instant now() {
        return Instant.ofEpochMilli(
                database.sql().sql("select now from clock").query(Long.class).single());
    }

    /**
     * Looks at some, those first that have waited longest.
     *
     * @param now of the whole look, so that it ends
     * @return how many
     */
    public int look(Instant now, int most) {
        List<OpenCopy> open = database.sql()
                .sql(FIND)
                .param("now", now.toEpochMilli())
                .param("most", most)
                .query(OpenCopy::read)
                .list();
        database.transactions().run(() -> record(open, now));
        return open.size();
    }

    private void record(List<OpenCopy> open, Instant now) {
        List<Object[]> over = new ArrayList<>();
        List<Object[]> running = new ArrayList<>();
        for (OpenCopy copy : open) {
            RunningStep step = copy.running(limits.apply(copy.sender()), now);
            if (step == null) {
                over.add(new Object[] {copy.entry(), copy.recipient()});
            } else {
                report(copy, step, now);
                running.add(values(copy, step, now));
            }
        }
        rows.each(RUNS, running);
        rows.each(DELETE, over);
    }

    private void report(OpenCopy copy, RunningStep step, Instant now) {
        if (step.isOver(now) && isFirst(copy, step, now)) {
            database.append(Event.of(copy.entry(), EventKind.OVERDUE, copy.recipient())
                    .with("awaited", step.step())
                    .with("since", step.since())
                    .with("due", step.due()));
        }
    }

    private boolean isFirst(OpenCopy copy, RunningStep step, Instant now) {
        boolean isTold = limits.apply(copy.sender()).isTold(copy.recipient());
        String name = step.step().name();
        return database.sql()
                        .sql(REPORT)
                        .params(Arrays.asList(
                                name,
                                now.toEpochMilli(),
                                isTold ? OverdueReceipts.OWED : null,
                                copy.entry(),
                                copy.recipient(),
                                name))
                        .update()
                > 0;
    }

    private static Object[] values(OpenCopy copy, RunningStep step, Instant now) {
        return new Object[] {
            step.step().name(),
            step.since().toEpochMilli(),
            millis(step.due()),
            step.next().toEpochMilli(),
            step.isOver(now),
            now.toEpochMilli(),
            copy.entry(),
            copy.recipient()
        };
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
