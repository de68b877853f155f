package org.flaghoist.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.flaghoist.facts.FactRows;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.Origin;
import org.flaghoist.people.Matter;
import org.flaghoist.people.NamedNotification;
import org.flaghoist.people.OldNotes;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.people.RequestKind;
import org.flaghoist.people.Requests;
import org.flaghoist.people.WrittenReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who received a notification, and the end of what the hub itself has of it. */
public final class Erasure {

    private final Transactions transactions;
    private final BodyPurge bodies;
    private final LegalHolds holds;
    private final LedgerDatabase ledger;
    private final Requests requests;
    private final OldNotes notes;
    private final FactRows facts;

    public Erasure(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.transactions = ledger.transactions();
        this.bodies = new BodyPurge(ledger);
        this.holds = new LegalHolds(ledger);
        this.requests = new Requests(ledger);
        this.notes = new OldNotes(ledger);
        this.facts = new FactRows(ledger);
    }

    private JdbcClient sql() {
        return ledger.sql();
    }

    /**
     * What one recipient got of one revision.
     *
     * @param at when its copy was delivered, or put on its queue
     * @param redactions how much was left out of it
     * @param taken when it took that; null where that is not known
     */
    public record ReceivedCopy(
            long entry,
            int revision,
            String recipient,
            DeliveryState state,
            Instant at,
            @Nullable String rule,
            int redactions,
            @Nullable Instant taken) {

        static ReceivedCopy read(ResultSet row, int number) throws SQLException {
            return new ReceivedCopy(
                    row.getLong("entry"),
                    row.getInt("revision"),
                    row.getString("recipient"),
                    DeliveryState.valueOf(row.getString("state")),
                    Times.read(row, "changed_at"),
                    row.getString("rule"),
                    row.getInt("redactions"),
                    Times.readNullable(row, "taken_at"));
        }
    }

    /** Everybody whom a copy of some revision was sent to, in the order of revisions. */
    public List<ReceivedCopy> receivedBy(String sender, String reference) {
        NamedNotification.check(sender, reference);
        return sql().sql("select d.entry, e.revision, d.recipient, d.state, d.changed_at, d.rule, d.redactions,"
                        + " t.taken_at from entry e join delivery d on d.entry = e.id"
                        + " left join taken_copy t on t.entry = d.entry and t.recipient = d.recipient"
                        + " where e.sender = ? and e.reference = ? and d.state in ('QUEUED', 'DELIVERED')"
                        + " order by e.revision, d.recipient")
                .params(sender, reference)
                .query(ReceivedCopy::read)
                .list();
    }

    /**
     * Deletes all bodies of all copies and revisions, and of what an operator sent again to make them, where a second
     * person says so.
     *
     * @return how many; empty where this is the first who says so
     * @throws OperationRejected where the first was this person, there is nothing, it is under a legal hold, or
     *     something of it is still to be decided about or delivered
     */
    public OptionalInt erase(String sender, String reference, Person person, String reason) {
        Matter matter = new Matter(RequestKind.ERASE, sender, reference);
        String why = WrittenReason.of(reason);
        return transactions.get(() -> {
            holds.lock();
            List<Long> entries = entries(sender, reference);
            holds.refuseWhatIsKept(entries);
            refuseWhatIsOpen(reference, entries);
            return requests.ask(matter, person, why).stream()
                    .mapToInt(first -> erased(first, entries, person, why))
                    .findFirst();
        });
    }

    private int erased(Request first, List<Long> entries, Person second, String why) {
        int erased = bodies.purge(
                bodies.of(entries),
                event -> event.partner(first.partner())
                        .actor(first.actors(second))
                        .with("reason", first.reasons(why)));
        // Also of what had no bodies any more.
        notes.forget(entries);
        facts.forget(entries);
        ledger.append(first.end(new Erased(first.subject(), entries, erased)
                .in(Event.of(EventKind.ERASED, first.actors(second)).partner(first.partner()))
                .with("reason", first.reasons(why))));
        return erased;
    }

    /** Its own, and those of letters that it was sent again from. */
    private List<Long> entries(String sender, String reference) {
        List<Long> entries = sql().sql("select id from entry where reference = ? and sender = ? order by id")
                .params(reference, sender)
                .query(Long.class)
                .list();
        if (entries.isEmpty()) {
            throw new OperationRejected("the ledger has nothing of " + sender + " with the reference " + reference);
        }
        return entries.stream()
                .flatMap(entry -> Origin.of(sql(), entry).stream().map(Origin::entry))
                .distinct()
                .sorted()
                .toList();
    }

    private void refuseWhatIsOpen(String reference, List<Long> entries) {
        List<String> waiting = sql().sql(
                        "select id from parked_message where entry in (:entries) and state <> 'DONE' order by id")
                .param("entries", entries)
                .query(String.class)
                .list();
        List<String> queued = sql().sql("select distinct recipient from delivery where entry in (:entries)"
                        + " and state = 'QUEUED' order by recipient")
                .param("entries", entries)
                .query(String.class)
                .list();
        if (!waiting.isEmpty() || !queued.isEmpty()) {
            String open = Stream.concat(
                            waiting.stream().map(id -> id + " waits for a decision"),
                            queued.stream().map(id -> "its copy for " + id + " is on its way"))
                    .collect(Collectors.joining("; "));
            throw new OperationRejected(
                    reference + " cannot be erased yet: " + open + "; decide about it, or wait, then erase it");
        }
    }
}
