package org.flaghoist.parking;

import java.util.List;
import java.util.Optional;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.WrittenReason;
import org.jspecify.annotations.Nullable;

/**
 * What waits for people: dead letters and held messages. The messages themselves lie on the broker's queues. What is
 * decided about them is recorded first ({@link ParkedDecisions}, {@link HoldVotes}) and carried out afterwards
 * ({@link ParkedExecution}), so that a crash in between leaves it to be carried out, not lost and not done twice.
 */
public final class Parking {

    private final Ledger ledger;
    private final LedgerDatabase database;
    private final Transactions transactions;
    private final ParkedRows rows;
    private final ParkedArrivals arrivals;
    private final Votes votes;
    private final ParkedDecisions decisions;
    private final HoldVotes holds;
    private final ParkedExecution execution;
    private final ParkedRequests requests;

    public Parking(Ledger ledger) {
        this.ledger = ledger;
        this.database = ledger.database();
        this.transactions = database.transactions();
        this.arrivals = new ParkedArrivals(database);
        this.rows = new ParkedRows(database::sql);
        this.votes = new Votes(database);
        ParkedOutcomes outcomes = new ParkedOutcomes(database);
        DecisionStamps stamps = new DecisionStamps(database);
        this.decisions = new ParkedDecisions(ledger, rows, outcomes, stamps);
        this.holds = new HoldVotes(database, rows, decisions, votes);
        this.execution = new ParkedExecution(ledger, rows, outcomes, votes, stamps);
        this.requests = new ParkedRequests(ledger, rows, decisions);
    }

    /** What one person decides about a dead letter. */
    public ParkedDecisions decisions() {
        return decisions;
    }

    /** What two people decide about a held message. */
    public HoldVotes holds() {
        return holds;
    }

    /** What takes two people about dead letters. */
    public ParkedRequests requests() {
        return requests;
    }

    /** What was decided, on its way to be done. */
    public ParkedExecution execution() {
        return execution;
    }

    /**
     * Records that a message is about to be put on its queue to wait for a person. Done again it stays one row; where
     * it waited before and was sent on, it waits again, once more tried.
     */
    public ParkedMessage park(ToPark wanted) {
        return transactions.get(() -> {
            Optional<ParkedMessage> there = ledger.hasLeft(wanted.entry()) ? rows.find(wanted.id()) : Optional.empty();
            return there.orElseGet(() -> put(wanted));
        });
    }

    private ParkedMessage put(ToPark wanted) {
        arrivals.put(wanted);
        // What people said about it when it was held before was about another content.
        votes.forget(wanted.id());
        return rows.get(wanted.id());
    }

    /** Forgets a delivery's dead letter that never left the broker, because the delivery, done again, went well. */
    public void deliveredAfterAll(long entry, String recipient) {
        transactions.run(() -> rows.find(ToPark.outId(entry, recipient))
                .filter(row -> row.state() == ParkedState.WAITING || row.state() == ParkedState.DECIDED)
                .ifPresent(row -> arrivals.remove(row.id())));
    }

    /** Whether a delivery was given up, and a later revision went its own way since. */
    public boolean isGivenUpAndOvertaken(long entry, String recipient) {
        return rows.find(ToPark.outId(entry, recipient))
                .filter(row -> row.state() == ParkedState.WAITING)
                .filter(row -> row.against().successor() != null)
                .isPresent();
    }

    /**
     * A part of what waits, in the order of arrival.
     *
     * @param after the last of the part before; null for the first
     */
    public List<ParkedMessage> page(ParkedFilter filter, @Nullable String after, int most) {
        return rows.page(filter, after == null ? null : get(after), most);
    }

    /** Those of one message, also what does not wait any more. */
    public List<ParkedMessage> of(long entry) {
        return rows.of(entry);
    }

    /** How many wait where and why. */
    public List<ParkedGroup> groups() {
        return rows.groups();
    }

    /** What waits, the oldest entry first. */
    public List<ParkedMessage> list(ParkedFilter filter, int most) {
        return rows.list(filter, most);
    }

    /** How many wait. */
    public long count(ParkedFilter filter) {
        return rows.count(filter);
    }

    /** The names of all that wait. */
    public List<String> names(ParkedFilter filter) {
        return rows.names(filter);
    }

    /** @throws OperationRejected where there is none of this name */
    public ParkedMessage get(String id) {
        return rows.get(id);
    }

    /** Whether there is one of this name that comes from the message with this key. */
    boolean knows(String id, String messageKey) {
        return rows.find(id)
                .filter(row -> row.from().messageKey().equals(messageKey))
                .isPresent();
    }

    /** Records that a person looked at the content. */
    public void shown(String id, String actor) {
        transactions.run(() -> {
            ParkedMessage row = get(id);
            database.append(Event.of(row.entry(), EventKind.SHOWN, row.partner())
                    .actor(actor)
                    .with("parked", id));
        });
    }

    /** Records that a person opened what is sealed. */
    public void opened(String id, String actor, String reason) {
        String why = WrittenReason.of(reason);
        transactions.run(() -> {
            ParkedMessage row = get(id);
            database.append(Event.of(row.entry(), EventKind.OPENED, row.partner())
                    .actor(actor)
                    .with("parked", id)
                    .with("reason", why));
        });
    }
}
