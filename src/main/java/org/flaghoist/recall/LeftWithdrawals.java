package org.flaghoist.recall;

import java.util.Optional;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.LedgerDatabase;

/** What the ledger says now of copies that were taken from a partner's queue. Reads only. */
public final class LeftWithdrawals {

    private static final String FIND = "select w.entry, e.sender, e.message_key, e.reference, e.revision, w.recipient,"
            + " w.cause, w.state, d.state as delivery, case when c.action is null then 0 else 1 end as cancelled,"
            + " exists (select 1 from entry l where l.sender = e.sender and l.reference = e.reference"
            + " and l.test_run = e.test_run and l.action is not null and l.revision > e.revision) as overtaken"
            + Withdrawals.COPY
            + " where w.entry = ? and w.recipient = ? and e.message_key = ?";

    private final LedgerDatabase database;

    public LeftWithdrawals(LedgerDatabase database) {
        this.database = database;
    }

    /**
     * A copy that was taken.
     *
     * @param isCancelled false where its cancellation was rejected when its work was done again
     * @param isOvertaken whether a later revision is accepted
     */
    public record LeftWithdrawal(Withdrawal copy, DeliveryState delivery, boolean isCancelled, boolean isOvertaken) {}

    /** Empty where the ledger does not know that it was to be withdrawn. */
    public Optional<LeftWithdrawal> find(long entry, String messageKey, String recipient) {
        return database.sql()
                .sql(FIND)
                .params(entry, recipient, messageKey)
                .query((row, number) -> new LeftWithdrawal(
                        Withdrawals.read(row, number),
                        DeliveryState.valueOf(row.getString("delivery")),
                        row.getBoolean("cancelled"),
                        row.getBoolean("overtaken")))
                .optional();
    }
}
