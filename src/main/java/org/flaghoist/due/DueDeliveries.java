package org.flaghoist.due;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.database.Rows;
import org.flaghoist.database.TransactionBound;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Writes by when deliveries that wait are due, and marks those that were late. What is delivered in time leaves no row.
 * What a transaction changes is written when it commits, by a statement a kind of change. Thread-safe; called within a
 * transaction.
 */
public final class DueDeliveries {

    private static final String INSERT =
            "insert into due_delivery (entry, recipient, due_at, countdown_at, ended_at) values (?, ?, ?, ?, ?)";
    private static final String END = "update due_delivery set ended_at = ? where entry = ? and recipient = ?";
    private static final String DELETE = "delete from due_delivery where entry = ? and recipient = ?";

    private final LedgerDatabase database;
    private final Rows rows;
    private final TransactionBound<DueChanges> changes;

    public DueDeliveries(LedgerDatabase database) {
        this.database = database;
        this.rows = new Rows(database.source());
        this.changes = new TransactionBound<>(DueChanges::new, this::write);
    }

    private record DueChanges(List<Object[]> waiting, List<Object[]> late, List<Object[]> inTime) {

        DueChanges() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /** What is there of an entry that is decided about again, by recipient. */
    public Map<String, DueRow> of(long entry) {
        return DueRow.of(database.sql(), entry).stream()
                .collect(Collectors.toMap(DueRow::recipient, Function.identity()));
    }

    /** What is there of a delivery; null where it is not due at any time, or was in time. */
    @Nullable
    public DueRow of(long entry, String recipient) {
        return of(entry).get(recipient);
    }

    /** Forgets what waits of an entry that is decided about again: that decision never left the broker. */
    public void forgetWaiting(long entry) {
        database.sql()
                .sql("delete from due_delivery where entry = ? and ended_at is null")
                .param(entry)
                .update();
    }

    /** It is decided, and waits. */
    public void waits(long entry, String recipient, DueTime due) {
        changes().waiting().add(values(entry, recipient, due, null));
    }

    /**
     * It is delivered now, without having waited.
     *
     * @return how late it is; null where it is in time
     */
    @Nullable
    public Duration deliveredAtOnce(long entry, String recipient, DueTime due) {
        Long now = database.now();
        Duration late = late(entry, recipient, due.at(), now);
        if (late != null) {
            changes().waiting().add(values(entry, recipient, due, now));
        }
        return late;
    }

    /** As {@link #deliveredAtOnce}, of what has waited. */
    @Nullable
    public Duration delivered(long entry, String recipient, Instant due) {
        long now = database.now();
        Duration late = late(entry, recipient, due, now);
        if (late == null) {
            changes().inTime().add(new Object[] {entry, recipient});
        } else {
            changes().late().add(new Object[] {now, entry, recipient});
        }
        return late;
    }

    /** It waits no more, and is not delivered. */
    public void givenUp(long entry, String recipient) {
        changes().inTime().add(new Object[] {entry, recipient});
    }

    private @Nullable Duration late(long entry, String recipient, Instant due, long now) {
        Duration late = DueRow.late(due, Instant.ofEpochMilli(now));
        if (late != null) {
            database.append(
                    Event.of(entry, EventKind.LATE, recipient).with("due", due).with("seconds", late.toSeconds()));
        }
        return late;
    }

    private DueChanges changes() {
        return Objects.requireNonNull(changes.get(), "no transaction");
    }

    private static Object[] values(long entry, String recipient, DueTime due, @Nullable Long ended) {
        return new Object[] {
            entry, recipient, due.at().toEpochMilli(), due.countdown().toEpochMilli(), ended
        };
    }

    private void write(DueChanges changed) {
        rows.insert(INSERT, changed.waiting());
        rows.each(END, changed.late());
        rows.each(DELETE, changed.inTime());
    }
}
