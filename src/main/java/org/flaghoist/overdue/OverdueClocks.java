package org.flaghoist.overdue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Times;
import org.flaghoist.database.TransactionBound;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Starts the clocks of copies: a row for each, which is deleted when nothing of it is waited for any more. What a
 * transaction starts is written when it commits, by one statement. Thread-safe; called within a transaction.
 */
public final class OverdueClocks {

    // In the order of the columns, but for the two times of the database.
    private static final String INSERT = "insert into overdue_clock (entry, recipient, sender, urgency, answer_by,"
            + " started_at, look_at) values (?, ?, ?, ?, ?, " + Times.DATABASE_NOW + ", 0) on conflict do nothing";

    private static final String REPLIED = "update overdue_clock set replied = true"
            + " where (recipient = ? or recipient like ?) and entry in"
            + " (select id from entry where sender = ? and reference = ?)";

    private final LedgerDatabase database;
    private final Rows rows;
    private final TransactionBound<List<Object[]>> started;

    public OverdueClocks(LedgerDatabase database) {
        this.database = database;
        this.rows = new Rows(database.source());
        this.started = new TransactionBound<>(ArrayList::new, copies -> rows.each(INSERT, copies));
    }

    /**
     * A copy is decided about; done again it changes nothing.
     *
     * @param answerBy by when an answer is asked for; null where none is
     */
    public void start(long entry, String recipient, String sender, Urgency urgency, @Nullable Instant answerBy) {
        Objects.requireNonNull(started.get(), "no transaction").add(new Object[] {
            entry, recipient, sender, urgency.name(), answerBy == null ? null : answerBy.toEpochMilli()
        });
    }

    /** A partner replies by a notification of its own to what it, or a body of it, was given. */
    public void replied(String partner, String sender, String reference) {
        database.sql()
                .sql(REPLIED)
                .params(partner, RecipientId.of(partner, "%"), sender, reference)
                .update();
    }

    /** All are looked at again, as the limits are others. */
    public void lookAgain() {
        database.transactions()
                .run(() -> database.sql()
                        .sql("update overdue_clock set look_at = 0 where look_at > 0")
                        .update());
    }
}
