package org.flaghoist.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flaghoist.database.Texts;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Matter;
import org.flaghoist.people.NamedNotification;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.people.RequestKind;
import org.flaghoist.people.Requests;
import org.flaghoist.people.WrittenReason;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which notifications' bodies are kept, however old and whoever wants them erased. Each change leaves an event. */
public final class LegalHolds {

    /** The messages under legal holds, and what each came from when an operator sent it again. */
    private static final String KEPT = "with recursive kept (sender, reference, entry, origin) as ("
            + "select e.sender, e.reference, e.id, e.origin from legal_hold h"
            + " join entry e on e.sender = h.sender and e.reference = h.reference"
            + " union select k.sender, k.reference, e.id, e.origin from kept k join entry e on e.id = k.origin)";

    private final Transactions transactions;
    private final LedgerDatabase ledger;
    private final Requests requests;

    public LegalHolds(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.transactions = ledger.transactions();
        this.requests = new Requests(ledger);
    }

    private JdbcClient sql() {
        return ledger.sql();
    }

    /** One of them: all copies and revisions with the sender's reference. */
    public record LegalHold(String sender, String reference, Instant since, String actor, String reason) {

        static LegalHold read(ResultSet row, int number) throws SQLException {
            return new LegalHold(
                    row.getString("sender"),
                    row.getString("reference"),
                    Times.read(row, "since"),
                    row.getString("actor"),
                    row.getString("reason"));
        }
    }

    /** The oldest first. */
    public List<LegalHold> list() {
        return sql().sql(
                        "select sender, reference, since, actor, reason from legal_hold order by since, sender, reference")
                .query(LegalHold::read)
                .list();
    }

    public Optional<LegalHold> find(String sender, String reference) {
        return sql().sql(
                        "select sender, reference, since, actor, reason from legal_hold where sender = ? and reference = ?")
                .params(sender, reference)
                .query(LegalHold::read)
                .optional();
    }

    /**
     * Before contents are deleted because people say so.
     *
     * @param entries of messages
     * @throws OperationRejected where one of them is kept, or something that an operator sent again from it
     */
    public void refuseWhatIsKept(List<Long> entries) {
        sql().sql(KEPT + " select h.sender, h.reference, h.since, h.actor, h.reason from legal_hold h join kept k"
                        + " on k.sender = h.sender and k.reference = h.reference where k.entry in (:entries)"
                        + " order by h.since limit 1")
                .param("entries", entries)
                .query(LegalHold::read)
                .optional()
                .ifPresent(hold -> {
                    throw new OperationRejected(
                            hold.reference() + " of " + hold.sender() + " is under a legal hold since "
                                    + hold.since() + ", by " + hold.actor() + ": " + hold.reason()
                                    + "; two people may lift that first");
                });
    }

    /** The messages that what is kept was sent again from: their own reference may be none, or another. */
    List<Long> origins() {
        return sql().sql(KEPT + " select distinct origin from kept where origin is not null")
                .query(Long.class)
                .list();
    }

    /**
     * Lets nobody else place a hold, end one, or delete contents until the transaction ends: a hold of the same moment
     * is seen, or finds what is deleted gone. To be called before it looks at what is held.
     */
    void lock() {
        sql().sql("select id from retention_run" + ledger.rowLock())
                .query(Long.class)
                .single();
    }

    /**
     * Also before anything with that reference has come.
     *
     * @throws OperationRejected where it is kept already, or there can be none of this name
     */
    public void hold(String sender, String reference, String actor, String reason) {
        NamedNotification.check(sender, reference);
        String why = WrittenReason.of(reason);
        transactions.run(() -> {
            lock();
            find(sender, reference).ifPresent(there -> {
                throw new OperationRejected(reference + " of " + sender + " is kept since " + there.since() + ", by "
                        + there.actor() + ": " + there.reason());
            });
            sql().sql("insert into legal_hold (sender, reference, since, actor, reason) values (?, ?, ?, ?, ?)")
                    .params(sender, reference, ledger.now(), actor, why)
                    .update();
            ledger.append(event(sender, reference, actor, why).with("to", "KEPT"));
        });
    }

    /**
     * Ends one, where a second person says so.
     *
     * @return false where this is the first who does
     * @throws OperationRejected where it is not kept, or the first was this person
     */
    public boolean lift(String sender, String reference, Person person, String reason) {
        Matter matter = new Matter(RequestKind.LIFT, sender, reference);
        String why = WrittenReason.of(reason);
        return transactions.get(() -> {
            lock();
            if (find(sender, reference).isEmpty()) {
                throw new OperationRejected(reference + " of " + sender + " is under no legal hold");
            }
            Optional<Request> first = requests.ask(matter, person, why);
            first.ifPresent(request -> lifted(request, person, why));
            return first.isPresent();
        });
    }

    private void lifted(Request first, Person second, String why) {
        sql().sql("delete from legal_hold where sender = ? and reference = ?")
                .params(first.partner(), first.subject())
                .update();
        ledger.append(first.end(event(first.partner(), first.subject(), first.actors(second), first.reasons(why))
                .with("to", "LIFTED")));
    }

    private static Event event(String sender, String reference, String actor, String reason) {
        return Event.of(EventKind.LEGAL_HOLD, actor)
                .partner(sender)
                .with("id", Texts.storable(reference))
                .with("reason", reason);
    }
}
