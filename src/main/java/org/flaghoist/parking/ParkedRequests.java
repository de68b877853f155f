package org.flaghoist.parking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.database.Transactions;
import org.flaghoist.facts.FactRows;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.Origin;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.people.Matter;
import org.flaghoist.people.OldNotes;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.people.RequestKind;
import org.flaghoist.people.Requests;
import org.flaghoist.people.WrittenReason;
import org.flaghoist.retention.BodyPurge;
import org.flaghoist.retention.Erased;
import org.flaghoist.retention.LegalHolds;

/** What takes two people about a dead letter: an edit that counts, and the end of what is above the hub's ceiling. */
public final class ParkedRequests {

    private final LedgerDatabase database;
    private final Transactions transactions;
    private final ParkedRows rows;
    private final ParkedDecisions decisions;
    private final Requests requests;
    private final Bodies bodies;
    private final BodyPurge purge;
    private final LegalHolds holds;

    ParkedRequests(Ledger ledger, ParkedRows rows, ParkedDecisions decisions) {
        this.database = ledger.database();
        this.transactions = database.transactions();
        this.rows = rows;
        this.decisions = decisions;
        this.requests = new Requests(database);
        this.bodies = new Bodies(database);
        this.purge = new BodyPurge(database);
        this.holds = new LegalHolds(database);
    }

    /** All that waits for a second person, the oldest first. */
    public List<Request> list() {
        return requests.list(Set.of(RequestKind.EDIT, RequestKind.SHRED));
    }

    /** What waits for a second person about one dead letter. */
    public Optional<Request> of(ParkedMessage row) {
        return requests.look(matter(RequestKind.EDIT, row)).or(() -> requests.look(matter(RequestKind.SHRED, row)));
    }

    /** The content that the first person wants to be sent, and how it differs, for people. */
    public Optional<Proposed> proposed(ParkedMessage row) {
        return bodies.read(row.entry(), BodyKind.EDITED, row.partner())
                .flatMap(content -> bodies.read(row.entry(), BodyKind.DIFFERENCE, row.partner())
                        .map(difference -> new Proposed(content, difference)));
    }

    /** A content in the place of a message's own. */
    public record Proposed(byte[] content, byte[] difference) {}

    /**
     * Asks that other content be sent in a dead letter's place.
     *
     * @throws OperationRejected where it does not wait, or somebody has asked before
     */
    public ParkedMessage propose(String id, byte[] content, byte[] difference, Person person, String reason) {
        String why = WrittenReason.of(reason);
        return transactions.get(() -> {
            ParkedMessage row = decisions.waiting(id, Act.EDIT);
            refuseAnother(row);
            String digest = bodies.keep(row.entry(), BodyKind.EDITED, row.partner(), content);
            String differs = bodies.keep(row.entry(), BodyKind.DIFFERENCE, row.partner(), difference);
            requests.put(
                    matter(RequestKind.EDIT, row),
                    person,
                    why,
                    event -> event.about(digest).with(KeptBody.DIFFERENCE, differs));
            return row;
        });
    }

    /**
     * @throws OperationRejected where somebody wants to send other content in its place, and a second person has not
     *     agreed
     */
    void refuseAnother(ParkedMessage row) {
        requests.find(matter(RequestKind.EDIT, row)).ifPresent(there -> {
            throw new OperationRejected(there.by().name() + " has changed " + row.id()
                    + " already, which waits for a second person: agree to it, or withdraw it");
        });
    }

    /**
     * Agrees to what somebody else wants to send.
     *
     * @param token that of the request that this person has seen
     * @return the dead letter, decided
     */
    public ParkedMessage agree(String id, String token, Person person, String reason) {
        String why = WrittenReason.of(reason);
        return transactions.get(() -> {
            ParkedMessage row = decisions.waiting(id, Act.EDIT);
            Matter matter = matter(RequestKind.EDIT, row);
            Request first = requests.find(matter)
                    .filter(there -> there.token().equals(token.strip()))
                    .orElseThrow(() -> new OperationRejected("no change " + token.strip() + " of " + id
                            + " waits for a second person, or not any more; look at it again"));
            requests.agreed(matter, first, person);
            String edited = bodies.digest(row.entry(), BodyKind.EDITED, row.partner())
                    .orElseThrow(() -> ParkedExecution.purged(row));
            refuseAnotherContent(first, edited);
            Event event = Event.of(row.entry(), EventKind.EDITED, row.partner()).about(edited);
            return decisions.decide(row, Act.EDIT, first.actors(person), first.reasons(why), event);
        });
    }

    private static void refuseAnotherContent(Request first, String edited) {
        if (!edited.equals(first.content())) {
            throw new OperationRejected(
                    first.subject() + " is not what " + first.by().name()
                            + " has changed it to: somebody has changed that in the database; find out who, and withdraw it");
        }
    }

    /** Takes back what somebody asked for. */
    public ParkedMessage withdraw(RequestKind kind, String id, Person person, String reason) {
        return transactions.get(() -> {
            ParkedMessage row = rows.get(id);
            requests.withdraw(matter(kind, row), person, reason);
            return row;
        });
    }

    /**
     * Destroys what the ledger has of a message above the hub's ceiling, where a second person says so; its message
     * leaves its queue afterwards.
     *
     * @return it, decided; still waiting after the first
     */
    public ParkedMessage shred(String id, Person person, String reason) {
        String why = WrittenReason.of(reason);
        return transactions.get(() -> {
            ParkedMessage row = decisions.waiting(id, Act.SHRED);
            List<Long> entries = Origin.of(database.sql(), row.entry()).stream()
                    .map(Origin::entry)
                    .toList();
            holds.refuseWhatIsKept(entries);
            return requests.ask(matter(RequestKind.SHRED, row), person, why)
                    .map(first -> shredded(row, entries, first, person, why))
                    .orElse(row);
        });
    }

    private ParkedMessage shredded(ParkedMessage row, List<Long> entries, Request first, Person second, String why) {
        // Who said so, and why, stands in the event of the decision.
        int erased = purge.purge(purge.of(entries), event -> event.partner(row.partner()));
        new OldNotes(database).forget(entries);
        new FactRows(database).forget(entries);
        database.sql()
                .sql("update remark set words = '' where entry in (:entries)")
                .param("entries", entries)
                .update();
        Event event = new Erased(row.from().reference(), entries, erased)
                .in(Event.of(row.entry(), EventKind.ERASED, row.partner()));
        return decisions.decide(row, Act.SHRED, first.actors(second), first.reasons(why), event);
    }

    private static Matter matter(RequestKind kind, ParkedMessage row) {
        return new Matter(kind, row.partner(), row.id(), row.entry());
    }
}
