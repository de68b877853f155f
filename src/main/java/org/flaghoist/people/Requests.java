package org.flaghoist.people;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flaghoist.database.Texts;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.body.Digests;

/**
 * What waits for a second person. One request at a time about each matter; each leaves an event, and so does its end.
 */
public final class Requests {

    private static final int TOKEN = 8;

    private final LedgerDatabase database;
    private final RequestRows rows;

    public Requests(LedgerDatabase database) {
        this.database = database;
        this.rows = new RequestRows(database);
    }

    public List<Request> list(Collection<RequestKind> kinds) {
        return rows.list(kinds);
    }

    /** That about one matter. */
    public Optional<Request> look(Matter matter) {
        return rows.look(matter);
    }

    /** As {@link #look}, and nobody else agrees to it or withdraws it until the transaction ends. */
    public Optional<Request> find(Matter matter) {
        return rows.find(matter);
    }

    /**
     * One person's word: the first asks, a second agrees.
     *
     * @return what the first asked for, which is now to be done; empty where this is the first
     * @throws OperationRejected where this person is the first, too
     */
    public Optional<Request> ask(Matter matter, Person person, String why) {
        Optional<Request> first = find(matter);
        if (first.isPresent()) {
            return Optional.of(agreed(matter, first.get(), person));
        }
        put(matter, person, why, event -> event);
        return Optional.empty();
    }

    /** @param more what its event says besides, and which content it is about */
    public void put(Matter matter, Person person, String why, UnaryOperator<Event> more) {
        Event asked = more.apply(event(matter, EventKind.REQUESTED, person, why));
        String token = Digests.token(TOKEN);
        Instant now = Instant.ofEpochMilli(database.now());
        rows.insert(new Request(matter, asked.digest(), token, person, why, now));
        database.append(asked);
    }

    /** The first's request, which ends with it; the caller records what is done, by {@link Request#end}. */
    public Request agreed(Matter matter, Request first, Person second) {
        second.mustNotBe(first.by(), matter.toString());
        rows.remove(first);
        return first;
    }

    /**
     * Takes back what somebody asked for.
     *
     * @throws OperationRejected where nothing is asked for
     */
    public void withdraw(Matter matter, Person person, String reason) {
        String why = WrittenReason.of(reason);
        database.transactions().run(() -> {
            Request there = find(matter)
                    .orElseThrow(() -> new OperationRejected("nobody has asked for " + matter + ", or not any more"));
            rows.remove(there);
            database.append(there.end(event(matter, EventKind.REQUEST_WITHDRAWN, person, why)));
        });
    }

    /** Ends a request to which nobody can agree any more; where it has ended by now, that stays as it is. */
    public void close(Request request, String why) {
        database.transactions().run(() -> {
            if (rows.remove(request)) {
                database.append(request.end(event(request.matter(), EventKind.REQUEST_WITHDRAWN, Event.HUB, why)));
            }
        });
    }

    /** Forgets what was asked for about a message that waited: it waits for another reason by now, or not at all. */
    public void forget(String parked) {
        rows.forget(parked);
    }

    private static Event event(Matter matter, EventKind kind, Person person, String why) {
        return event(matter, kind, person.name(), why).with("person", person.identity());
    }

    private static Event event(Matter matter, EventKind kind, String actor, String why) {
        Event event = matter.entry() == null
                ? Event.of(kind, actor).partner(matter.partner())
                : Event.of(matter.entry(), kind, matter.partner()).actor(actor);
        return event.with("act", matter.kind())
                .with(matter.entry() == null ? "id" : "parked", Texts.storable(matter.subject()))
                .with("reason", why);
    }
}
