package org.flaghoist.taken;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.jspecify.annotations.Nullable;

/** Records that recipients have taken their copies, each once, and which senders are told so. */
public final class TakenCopies {

    private static final String SENDER = "select e.sender, e.message_key from entry e join delivery d on d.entry = e.id"
            + " where e.id = ? and d.recipient = ? and d.state = 'DELIVERED'";
    private static final String INSERT =
            "insert into taken_copy (entry, recipient, taken_at, receipt) values (?, ?, ?, ?) on conflict do nothing";
    private static final String OWED = "select t.entry, e.sender, e.message_key, e.reference, e.revision, t.recipient,"
            + " t.taken_at from taken_copy t join entry e on e.id = t.entry where t.receipt = 'OWED'"
            + " order by t.taken_at, t.entry, t.recipient limit ?";

    private final LedgerDatabase database;
    private final BiPredicate<String, String> tells;

    /** @param tells whether a sender is told what a recipient has taken */
    public TakenCopies(LedgerDatabase database, BiPredicate<String, String> tells) {
        this.database = database;
        this.tells = tells;
    }

    /** How far it has come with the receipt for the sender. */
    private enum ReceiptProgress {
        OWED,
        SENT
    }

    /**
     * Records one, in the transaction on this thread.
     *
     * @return false where that is recorded, or the ledger has no such delivery: it was withdrawn, or is too old
     */
    public boolean record(TakenDelivery copy) {
        String sender = sender(copy).orElse(null);
        if (sender == null || !insert(copy, tells.test(sender, copy.recipient()))) {
            return false;
        }
        database.append(
                Event.of(copy.entry(), EventKind.TAKEN, copy.recipient()).with("taken", copy.at()));
        return true;
    }

    private record CopiedMessage(String sender, String messageKey) {

        // A ledger that took another's place may have given the number to another message.
        boolean isOf(TakenDelivery copy) {
            return copy.messageKey() == null || copy.messageKey().equals(messageKey);
        }
    }

    private Optional<String> sender(TakenDelivery copy) {
        return database.sql()
                .sql(SENDER)
                .params(copy.entry(), copy.recipient())
                .query((row, number) -> new CopiedMessage(row.getString("sender"), row.getString("message_key")))
                .optional()
                .filter(message -> message.isOf(copy))
                .map(CopiedMessage::sender);
    }

    private boolean insert(TakenDelivery copy, boolean isOwed) {
        return database.sql()
                        .sql(INSERT)
                        .params(Arrays.asList(
                                copy.entry(),
                                copy.recipient(),
                                copy.at().toEpochMilli(),
                                isOwed ? ReceiptProgress.OWED.name() : null))
                        .update()
                > 0;
    }

    /** The receipts that are still to be sent, the oldest first. */
    public List<OwedReceipt> owed(int most) {
        return database.sql().sql(OWED).param(most).query(TakenCopies::read).list();
    }

    /** Whether its sender still asks for it: the partners' files may say otherwise since. */
    public boolean isAskedFor(OwedReceipt receipt) {
        return tells.test(receipt.sender(), receipt.recipient());
    }

    /** The broker has it. */
    public void sent(OwedReceipt receipt) {
        set(receipt, ReceiptProgress.SENT.name());
    }

    /** It is not to be sent any more. */
    public void forgo(OwedReceipt receipt) {
        set(receipt, null);
    }

    private void set(OwedReceipt receipt, @Nullable String progress) {
        database.transactions()
                .run(() -> database.sql()
                        .sql("update taken_copy set receipt = ? where entry = ? and recipient = ?")
                        .params(Arrays.asList(progress, receipt.entry(), receipt.recipient()))
                        .update());
    }

    private static OwedReceipt read(ResultSet row, int number) throws SQLException {
        return new OwedReceipt(
                row.getLong("entry"),
                row.getString("sender"),
                row.getString("message_key"),
                row.getString("reference"),
                row.getInt("revision"),
                row.getString("recipient"),
                Times.read(row, "taken_at"));
    }
}
