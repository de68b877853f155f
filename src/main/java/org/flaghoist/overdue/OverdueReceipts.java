package org.flaghoist.overdue;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.partner.OverdueStep;
import org.jspecify.annotations.Nullable;

/** Which senders are still to be told what is overdue. */
public final class OverdueReceipts {

    /** The broker has it not yet. */
    static final String OWED = "OWED";

    static final String SENT = "SENT";

    private static final String FIND =
            "select c.entry, c.recipient, c.reported, c.since, c.found_at, e.sender, e.message_key, e.reference,"
                    + " e.revision from overdue_clock c join entry e on e.id = c.entry where c.receipt = 'OWED'"
                    + " order by c.found_at, c.entry, c.recipient limit ?";

    private final LedgerDatabase database;
    private final BiPredicate<String, String> tells;

    /** @param tells whether a sender is told of a recipient */
    public OverdueReceipts(LedgerDatabase database, BiPredicate<String, String> tells) {
        this.database = database;
        this.tells = tells;
    }

    /** The oldest first. */
    public List<OwedOverdue> owed(int most) {
        return database.sql()
                .sql(FIND)
                .param(most)
                .query((row, number) -> new OwedOverdue(
                        row.getLong("entry"),
                        row.getString("sender"),
                        row.getString("message_key"),
                        row.getString("reference"),
                        row.getInt("revision"),
                        new OverdueStepOf(row.getString("recipient"), OverdueStep.valueOf(row.getString("reported"))),
                        Times.read(row, "since"),
                        Times.read(row, "found_at")))
                .list();
    }

    /** Whether its sender still asks for it: the partners' files may say otherwise since. */
    public boolean isAskedFor(OwedOverdue receipt) {
        return tells.test(receipt.sender(), receipt.what().recipient());
    }

    /** The broker has it. */
    public void sent(OwedOverdue receipt) {
        set(receipt, SENT);
    }

    /** It is not to be sent any more. */
    public void forgo(OwedOverdue receipt) {
        set(receipt, null);
    }

    private void set(OwedOverdue receipt, @Nullable String progress) {
        database.transactions()
                .run(() -> database.sql()
                        .sql("update overdue_clock set receipt = ? where entry = ? and recipient = ?")
                        .params(Arrays.asList(
                                progress, receipt.entry(), receipt.what().recipient()))
                        .update());
    }
}
