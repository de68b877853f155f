package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds messages: each is one object for all of a transaction. */
final class Messages {

    private static final String ENTRY =
            "select sender, message_key, file, piece, received_at, state, reference, revision,"
                    + " action, type, digest, code, origin, test_run, spill, configuration, receipts from entry where id = ?";

    private final LedgerDatabase database;
    private final String entry;

    Messages(LedgerDatabase database) {
        this.database = database;
        this.entry = ENTRY + database.rowLock();
    }

    /**
     * The entry of a message that came before. One that the broker gives out for the first time is not looked for in
     * the database: where it is there all the same, a unique constraint refuses the commit, and it comes again.
     */
    Optional<Long> find(String sender, String messageKey) {
        UnitOfWork work = database.work();
        Message here = work.message(sender, messageKey);
        return here != null || work.isFirstTry()
                ? Optional.ofNullable(here).map(Message::entry)
                : database.lookup(sql -> sql.sql("select id from entry where sender = ? and message_key = ?")
                        .params(sender, messageKey)
                        .query(Long.class)
                        .optional());
    }

    boolean isOf(long entry, String messageKey) {
        return database.lookup(sql -> sql.sql("select message_key from entry where id = ?")
                .param(entry)
                .query(String.class)
                .optional()
                .filter(messageKey::equals)
                .isPresent());
    }

    /** One that comes in now. */
    Message add(Arrival arrival) {
        Message message = Message.arrived(database.nextEntry(), Arrived.of(arrival, database.now()));
        database.work().add(message);
        return message;
    }

    /** @throws IllegalStateException where there is none */
    Message get(long entry) {
        Message here = database.work().message(entry);
        return here != null ? here : read(entry);
    }

    private Message read(long entry) {
        JdbcClient sql = database.sql();
        Message message = sql.sql(this.entry)
                .param(entry)
                .query((row, number) -> message(entry, row, deliveries(sql, entry)))
                .optional()
                .orElseThrow(() -> new IllegalStateException("no entry " + entry + " in the ledger"));
        database.work().add(message);
        // From now on what the transaction has of this one counts.
        Optional.ofNullable(message.state().reference())
                .map(reference -> new Lineage.LineageKey(message.sender(), reference, message.testRun()))
                .ifPresent(database.work()::forget);
        return message;
    }

    private static Message message(long entry, ResultSet row, Map<String, Delivery> deliveries) throws SQLException {
        Arrived arrived = new Arrived(
                row.getString("sender"),
                row.getString("message_key"),
                row.getString("file"),
                row.getInt("piece"),
                row.getLong("received_at"),
                NullableNumbers.number(row, "origin"),
                row.getInt("test_run"));
        EntryState state = new EntryState(
                row.getString("state"),
                row.getString("reference"),
                NullableNumbers.integer(row, "revision"),
                row.getString("action"),
                row.getString("type"),
                row.getString("digest"),
                row.getString("code"),
                row.getBoolean("spill"),
                NullableNumbers.integer(row, "configuration"));
        List<SentReceipt> receipts = SentReceipt.parse(row.getString("receipts"));
        return Message.read(entry, arrived, new Message.Saved(state, deliveries, receipts));
    }

    private static Map<String, Delivery> deliveries(JdbcClient sql, long entry) {
        Map<String, Delivery> deliveries = new TreeMap<>();
        sql.sql("select * from delivery where entry = ?").param(entry).query((RowCallbackHandler)
                row -> deliveries.put(row.getString("recipient"), delivery(row)));
        return deliveries;
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(
                DeliveryState.valueOf(row.getString("state")),
                row.getString("rule"),
                row.getString("code"),
                row.getInt("redactions"),
                row.getString("format"),
                Urgency.of(row.getInt("priority")),
                row.getInt("attempts"));
    }

    /** How a delivery stands; empty where nothing is decided about it. */
    Optional<DeliveryState> state(long entry, String recipient) {
        Message here = here(entry);
        if (here != null) {
            return Optional.ofNullable(here.deliveries().get(recipient)).map(Delivery::state);
        }
        return database.lookup(sql -> sql.sql("select state from delivery where entry = ? and recipient = ?")
                .params(entry, recipient)
                .query((row, number) -> DeliveryState.valueOf(row.getString("state")))
                .optional());
    }

    /** Makes spills of what it came from, too: their contents are shown to nobody. */
    void sealOrigins(Message message) {
        Long origin = message.arrived().origin();
        if (origin != null) {
            Origin.of(database.sql(), origin).stream()
                    .map(each -> get(each.entry()))
                    .forEach(before -> before.changeTo(before.state().sealed()));
        }
    }

    /** Whether the transaction on this thread has found that something of it has left its queue. */
    boolean hasLeft(long entry) {
        Message here = here(entry);
        return here != null && here.hasLeft();
    }

    /** As the transaction on this thread has it; null where it has not asked for it. */
    private @Nullable Message here(long entry) {
        UnitOfWork work = database.there();
        return work == null ? null : work.message(entry);
    }

    /** Looks whether something of it has left its queue: the message then says so to all of the transaction. */
    void look(Message message, ParkedWork parked) {
        boolean isTried = message.deliveries().values().stream().anyMatch(each -> each.attempts() > 0);
        if (parked.hasLeft(message.entry()) || isTried) {
            message.leave();
        }
    }
}
