package org.flaghoist.taken;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.jspecify.annotations.Nullable;

/** Records that recipients have taken their copies, each once, and which senders are told so. */
public final class TakenCopies {

    private static final String FIND = "select e.id, e.sender, e.message_key, d.recipient"
            + " from entry e join delivery d on d.entry = e.id"
            + " where e.id in (:entries) and d.recipient in (:recipients) and d.state = 'DELIVERED'";
    private static final String INSERT =
            "insert into taken_copy (entry, recipient, taken_at, receipt) values (?, ?, ?, ?)";
    private static final String NEW = " on conflict do nothing returning entry, recipient";
    private static final String OWED = "select t.entry, e.sender, e.message_key, e.reference, e.revision, t.recipient,"
            + " t.taken_at from taken_copy t join entry e on e.id = t.entry where t.receipt = 'OWED'"
            + " order by t.taken_at, t.entry, t.recipient limit ?";

    private final LedgerDatabase database;
    private final Rows rows;
    private final BiPredicate<String, String> tells;

    /** @param tells whether a sender is told what a recipient has taken */
    public TakenCopies(LedgerDatabase database, BiPredicate<String, String> tells) {
        this.database = database;
        this.rows = new Rows(database.source());
        this.tells = tells;
    }

    /** How far it has come with the receipt for the sender. */
    private enum ReceiptProgress {
        OWED,
        SENT
    }

    /**
     * Records some, in the transaction on this thread.
     *
     * @return without those that are recorded already, and those of which the ledger has no such delivery: withdrawn,
     *     or too old
     */
    public List<TakenDelivery> record(List<TakenDelivery> taken) {
        Map<CopyKey, CopiedMessage> messages = taken.isEmpty() ? Map.of() : messages(taken);
        Map<CopyKey, TakenDelivery> copies = new LinkedHashMap<>();
        List<Object[]> written = new ArrayList<>();
        for (TakenDelivery copy : taken) {
            CopyKey key = CopyKey.of(copy);
            CopiedMessage message = messages.get(key);
            if (message != null && message.isOf(copy) && copies.putIfAbsent(key, copy) == null) {
                written.add(values(copy, tells.test(message.sender(), copy.recipient())));
            }
        }
        copies.keySet().retainAll(insert(written));
        copies.values().forEach(this::append);
        return List.copyOf(copies.values());
    }

    private record CopyKey(long entry, String recipient) {

        static CopyKey of(TakenDelivery copy) {
            return new CopyKey(copy.entry(), copy.recipient());
        }
    }

    private record CopiedMessage(String sender, String messageKey) {

        // A ledger that took another's place may have given the number to another message.
        boolean isOf(TakenDelivery copy) {
            return copy.messageKey() == null || copy.messageKey().equals(messageKey);
        }
    }

    private Map<CopyKey, CopiedMessage> messages(List<TakenDelivery> taken) {
        Map<CopyKey, CopiedMessage> messages = new HashMap<>();
        database.sql()
                .sql(FIND)
                .param("entries", values(taken, TakenDelivery::entry))
                .param("recipients", values(taken, TakenDelivery::recipient))
                .query(row -> {
                    messages.put(
                            new CopyKey(row.getLong("id"), row.getString("recipient")),
                            new CopiedMessage(row.getString("sender"), row.getString("message_key")));
                });
        return messages;
    }

    private static <T> Set<T> values(List<TakenDelivery> taken, Function<TakenDelivery, T> value) {
        return taken.stream().map(value).collect(Collectors.toSet());
    }

    private static Object[] values(TakenDelivery copy, boolean isOwed) {
        return new Object[] {
            copy.entry(), copy.recipient(), copy.at().toEpochMilli(), isOwed ? ReceiptProgress.OWED.name() : null
        };
    }

    private Set<CopyKey> insert(List<Object[]> written) {
        return new HashSet<>(rows.insert(
                INSERT, written, NEW, row -> new CopyKey(row.getLong("entry"), row.getString("recipient"))));
    }

    private void append(TakenDelivery copy) {
        database.append(
                Event.of(copy.entry(), EventKind.TAKEN, copy.recipient()).with("taken", copy.at()));
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
