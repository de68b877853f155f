package org.flaghoist.again;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flaghoist.database.Rows;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.WrittenReason;
import org.flaghoist.retention.EndedList;

/** What people have asked to be sent again; one request of a partner runs at a time. */
public final class RepeatRequests implements EndedList {

    private static final int NAME = 8;

    /** What was asked for stays in the events; how far it came is of no use any more. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final LedgerDatabase database;
    private final Rows rows;
    private final RepeatRows requests;

    public RepeatRequests(LedgerDatabase database) {
        this.database = database;
        this.rows = new Rows(database.source());
        this.requests = new RepeatRows(database);
    }

    /** What is meant, in the order in which the partner was given it. */
    public List<GivenCopy> given(RepeatScope scope) {
        return GivenCopies.of(database.sql(), scope);
    }

    /** One that the partner was given; empty where it is not there any more. */
    public Optional<GivenCopy> given(String partner, long entry) {
        return GivenCopies.of(database.sql(), partner, entry);
    }

    /** The highest revision of each notification among some copies. */
    public static final class LastRevisions {

        private final Map<GivenCopy.GivenNotification, Integer> highest;

        private LastRevisions(List<GivenCopy> copies) {
            this.highest = GivenCopies.highest(copies);
        }

        public int of(GivenCopy copy) {
            return highest.getOrDefault(copy.notification(), copy.revision());
        }
    }

    public static LastRevisions last(List<GivenCopy> copies) {
        return new LastRevisions(copies);
    }

    /**
     * Records that a person wants it sent again; it is carried out afterwards.
     *
     * @throws OperationRejected where nothing is meant, or the partner is sent something again already
     */
    public RepeatRequest ask(RepeatScope scope, Person person, String reason) {
        String why = WrittenReason.of(reason);
        String id = Digests.token(NAME);
        // Before the transaction: it may take seconds, in which nobody else could write.
        List<GivenCopy> copies = given(scope);
        if (copies.isEmpty()) {
            throw new OperationRejected(scope.partner() + " was given none of these; give another time, or references"
                    + " as their senders wrote them");
        }
        return database.transactions().get(() -> {
            requests.running(scope.partner()).ifPresent(RepeatRequests::refuse);
            requests.insert(id, scope, person, why);
            insert(id, copies);
            database.append(event(scope.partner(), person, "asked", id, why)
                    .with("since", scope.since())
                    .with("until", scope.until())
                    .with("references", scope.references().isEmpty() ? null : String.join(" ", scope.references()))
                    .with("allRevisions", scope.allRevisions())
                    .with("copies", copies.size()));
            return get(id);
        });
    }

    private static void refuse(RepeatRequest there) {
        throw new OperationRejected(there.partner() + " is sent something again already: " + there.id() + ", by "
                + there.actor() + "; wait for its end, or stop it");
    }

    private void insert(String id, List<GivenCopy> copies) {
        LastRevisions last = last(copies);
        List<Object[]> values = new ArrayList<>();
        for (GivenCopy copy : copies) {
            values.add(new Object[] {id, values.size() + 1, copy.entry(), last.of(copy), RepeatState.WAITING.name()});
        }
        rows.insert(
                "insert into repeat_copy (request, number, entry, last_revision, state) values (?, ?, ?, ?, ?)",
                values);
    }

    /** Ends it, as a person says; what is being sent now is sent. */
    public void stop(String id, Person person, String reason) {
        String why = WrittenReason.of(reason);
        database.transactions().run(() -> {
            RepeatRequest there = get(id);
            if (!requests.stop(id, why)) {
                throw new OperationRejected(id + " has ended already");
            }
            database.append(event(there.partner(), person, "stopped", id, why));
        });
    }

    /** Ends it, as no more of it can be sent. */
    public void stop(String id, String words) {
        database.transactions().run(() -> requests.stop(id, words));
    }

    /** Ends it where nothing of it is left to do. */
    public void finish(String id) {
        database.transactions().run(() -> requests.finish(id));
    }

    /** Those of which something is left to do, the oldest first. */
    public List<RepeatRequest> unfinished() {
        return requests.unfinished();
    }

    /** The newest first. */
    public List<RepeatRequest> newest(int most) {
        return requests.newest(most);
    }

    /** @throws OperationRejected where there is none of this name */
    public RepeatRequest get(String id) {
        return requests.find(id).orElseThrow(() -> new OperationRejected("there is no request '" + id + "'"));
    }

    @Override
    public boolean isAnyOld() {
        return requests.isAny(forgotten());
    }

    /** With their copies. */
    @Override
    public void forgetOld() {
        database.transactions().run(() -> requests.forget(forgotten()));
    }

    private Instant forgotten() {
        return database.clock().instant().minus(KEPT);
    }

    private static Event event(String partner, Person person, String act, String id, String reason) {
        return Event.of(EventKind.REPEAT_ASKED, person.name())
                .partner(partner)
                .with("act", act)
                .with("request", id)
                .with("reason", reason);
    }
}
