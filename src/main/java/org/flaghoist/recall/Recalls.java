package org.flaghoist.recall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.people.Matter;
import org.flaghoist.people.NamedNotification;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.people.RequestKind;
import org.flaghoist.people.Requests;
import org.flaghoist.people.WrittenReason;
import org.flaghoist.retention.EndedList;

/** What people have recalled: one asks, a second agrees, and then it is carried out. */
public final class Recalls implements EndedList {

    private static final int NAME = 8;
    private static final int LAST_REVISION = 9999;

    /** What was recalled stays in the events. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final LedgerDatabase database;
    private final Requests requests;
    private final RecallRows rows;

    public Recalls(LedgerDatabase database) {
        this.database = database;
        this.requests = new Requests(database);
        this.rows = new RecallRows(database);
    }

    /**
     * The last revision of what may be recalled.
     *
     * @throws OperationRejected where there is none, or it is cancelled
     */
    public RecallableRevision last(String sender, String reference) {
        NamedNotification.check(sender, reference);
        RecallableRevision last = rows.last(sender, reference)
                .orElseThrow(() -> new OperationRejected(sender + " has sent no notification " + reference
                        + ", or its records were deleted; give the reference as its sender wrote it"));
        if (last.isCancelled()) {
            throw new OperationRejected(reference + " is cancelled already, by revision " + last.revision());
        } else if (last.revision() >= LAST_REVISION) {
            throw new OperationRejected(reference + " is at revision " + last.revision()
                    + ", so there is none for a cancellation; inform the recipients yourself");
        }
        return last;
    }

    /**
     * One person's word that it is to be recalled. The second of two people who say so makes it so.
     *
     * @return empty where this is the first
     * @throws OperationRejected where the first was this person, or there is nothing to be recalled
     */
    public Optional<Recall> ask(String sender, String reference, Person person, String reason) {
        String why = WrittenReason.of(reason);
        return database.transactions().get(() -> {
            RecallableRevision last = last(sender, reference);
            Optional<Request> first = requests.ask(matter(sender, reference), person, why);
            // Asked last: two may have agreed while this one waited for them.
            rows.running(sender, reference).ifPresent(there -> {
                throw new OperationRejected(reference + " is being recalled already, by " + there.actor());
            });
            return first.map(request -> agreed(request, last.entry(), person, why));
        });
    }

    private Recall agreed(Request first, long base, Person second, String why) {
        String id = Digests.token(NAME);
        String actors = first.actors(second);
        String reasons = first.reasons(why);
        rows.insert(id, first, base, actors, reasons);
        database.append(first.end(Event.of(base, EventKind.RECALLED, first.partner())
                .actor(actors)
                .with("recall", id)
                .with("reason", reasons)));
        return get(id);
    }

    /** Takes back what the first of two asked for. */
    public void withdraw(String sender, String reference, Person person, String reason) {
        requests.withdraw(matter(sender, reference), person, reason);
    }

    /** What waits for a second person, the oldest first. */
    public List<Request> requests() {
        return requests.list(List.of(RequestKind.RECALL));
    }

    /** Ends a request for what cannot be recalled any more. */
    public void close(Request request, String why) {
        requests.close(request, why);
    }

    private static Matter matter(String sender, String reference) {
        return new Matter(RequestKind.RECALL, sender, reference);
    }

    /** @throws OperationRejected where there is none of this name */
    public Recall get(String id) {
        return rows.find(id).orElseThrow(() -> new OperationRejected("there is no recall '" + id + "'"));
    }

    /** Those of which something is left to do, the oldest first. */
    public List<Recall> unfinished() {
        return rows.unfinished();
    }

    /** How long the oldest of which something is left to do has waited; nothing where none waits. */
    public Duration lag() {
        Instant now = database.clock().instant();
        return rows.unfinished().stream()
                .findFirst()
                .map(oldest -> Duration.between(oldest.at(), now))
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }

    /** The newest first; all that are not finished are among them. */
    public List<Recall> newest(int most) {
        return rows.newest(most);
    }

    /** The ledger has its cancellation of that revision, from this transaction on. */
    public void made(Recall recall, RecallableRevision cancelled, long entry) {
        database.transactions().run(() -> {
            rows.made(recall.id(), cancelled, entry);
            database.append(Event.of(entry, EventKind.RECALLED, recall.sender()).with("recall", recall.id()));
        });
    }

    public void sent(Recall recall) {
        database.transactions().run(() -> rows.end(recall, Recall.RecallProgress.SENT, null));
    }

    /** It cannot be carried out. */
    public void stop(Recall recall, String words) {
        database.transactions().run(() -> rows.end(recall, Recall.RecallProgress.STOPPED, words));
    }

    @Override
    public boolean isAnyOld() {
        return rows.isAny(forgotten());
    }

    @Override
    public void forgetOld() {
        database.transactions().run(() -> rows.forget(forgotten()));
    }

    private long forgotten() {
        return Times.of(database.clock().instant().minus(KEPT));
    }
}
