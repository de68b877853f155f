package org.flaghoist.parking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.BegunEntry;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.Rejection;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.WrittenReason;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Messages whose entry the ledger does not have, and who wants them set aside. What is decided is recorded first, and
 * carried out by whoever takes the message from its queue.
 */
public final class UnknownMessages {

    private final LedgerDatabase database;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Parking parking;

    public UnknownMessages(Ledger ledger, Parking parking) {
        this.database = ledger.database();
        this.transactions = database.transactions();
        this.ledger = ledger;
        this.parking = parking;
    }

    private JdbcClient sql() {
        return database.sql();
    }

    /** Whether the ledger has the entry of a message on its way. */
    public boolean knows(long entry, String messageKey) {
        return ledger.knows(entry, messageKey);
    }

    /** Whether the ledger has the row of a message that waits for people. */
    public boolean knowsParked(String id, String messageKey) {
        return parking.knows(id, messageKey);
    }

    /** Records that it was met; as it was, where it was met before. */
    public UnknownMessage meet(UnknownMessage met) {
        return transactions.get(() -> find(met.message()).orElseGet(() -> insert(met)));
    }

    private UnknownMessage insert(UnknownMessage met) {
        sql().sql(
                        "insert into unknown_message (message, queue, partner, sender, reference, revision, entry, message_key, seen_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        met.message(),
                        met.queue(),
                        met.partner(),
                        met.sender(),
                        met.reference(),
                        met.revision(),
                        met.entry(),
                        met.messageKey(),
                        database.now()))
                .update();
        return get(met.message());
    }

    /** All that are met and not set aside yet, the oldest first. */
    public List<UnknownMessage> all() {
        return sql().sql("select * from unknown_message u where not exists (select 1 from entry e"
                        + " where e.sender = u.sender and e.message_key = u.message) order by seen_at, message")
                .query(UnknownMessages::read)
                .list();
    }

    /** What somebody wants set aside and is not known to be out of the way. */
    public List<UnknownMessage> decided() {
        return sql().sql("select * from unknown_message where actor is not null order by seen_at, message")
                .query(UnknownMessages::read)
                .list();
    }

    private Optional<UnknownMessage> find(String message) {
        return sql().sql("select * from unknown_message where message = ?")
                .param(message)
                .query(UnknownMessages::read)
                .optional();
    }

    private UnknownMessage get(String message) {
        return find(message)
                .orElseThrow(() -> new OperationRejected("no unknown message " + message + "; list them again"));
    }

    /**
     * Records that somebody wants it set aside; the first who does.
     *
     * @throws OperationRejected where there is none of this name (any more)
     */
    public UnknownMessage decide(String message, String actor, String reason) {
        String why = WrittenReason.of(reason);
        return transactions.get(() -> {
            sql().sql("update unknown_message set actor = ?, reason = ? where message = ? and actor is null")
                    .params(actor, why, message)
                    .update();
            return get(message);
        });
    }

    /** Forgets one that lies nowhere any more. */
    public void forget(UnknownMessage gone) {
        transactions.run(() -> sql().sql("delete from unknown_message where message = ?")
                .param(gone.message())
                .update());
    }

    /**
     * Makes it a dead letter with an entry of its own, in the transaction in which it leaves its queue. Done again it
     * is the same dead letter.
     *
     * @param decided by somebody
     */
    public ParkedMessage setAside(UnknownMessage decided, ParkingQueue queue, byte[] body, Rejection fault) {
        return transactions.get(() -> {
            BegunEntry begun = ledger.begin(new Arrival(decided.sender(), decided.message(), body, null, 1));
            ledger.reject(begun.entry(), Stage.UNKNOWN, fault, decided.reference(), decided.revision());
            if (!begun.redo()) {
                database.append(Event.of(begun.entry(), EventKind.SET_ASIDE, decided.partner())
                        .actor(Objects.requireNonNull(decided.actor(), "nobody decided"))
                        .with("reason", decided.reason())
                        .with("lost", decided.entry())
                        .with("messageKey", decided.messageKey()));
            }
            return parking.park(new ToPark(queue, decided.partner(), begun.entry(), Stage.UNKNOWN, fault, null, null));
        });
    }

    private static UnknownMessage read(ResultSet row, int number) throws SQLException {
        return new UnknownMessage(
                row.getString("message"),
                row.getString("queue"),
                row.getString("partner"),
                row.getString("sender"),
                row.getString("reference"),
                NullableNumbers.integer(row, "revision"),
                row.getLong("entry"),
                row.getString("message_key"),
                Times.read(row, "seen_at"),
                row.getString("actor"),
                row.getString("reason"));
    }
}
