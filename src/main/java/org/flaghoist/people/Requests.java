package org.flaghoist.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.flaghoist.database.Texts;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.body.Digests;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits for a second person. One request at a time about each matter; each leaves an event, and so does its end.
 */
public final class Requests {

    private static final int TOKEN = 8;
    private static final String COLUMNS = "kind, partner, subject, token, actor, identity, reason, asked_at";
    private static final String OF = " where kind = ? and partner = ? and subject = ?";

    private final LedgerDatabase database;

    public Requests(LedgerDatabase database) {
        this.database = database;
    }

    private JdbcClient sql() {
        return database.sql();
    }

    /**
     * What is asked for.
     *
     * @param entry the message it is about; null where it is about all of a reference
     */
    public record Matter(
            RequestKind kind,
            String partner,
            String subject,
            @Nullable Long entry) {

        public Matter(RequestKind kind, String sender, String reference) {
            this(kind, sender, reference, null);
        }

        @Override
        public String toString() {
            return switch (kind) {
                case LIFT -> "the end of the legal hold on " + subject;
                case ERASE -> "the erasure of " + subject;
                case EDIT -> "the edit of " + subject;
                case RECALL -> "the recall of " + subject;
                case SHRED -> "the shredding of " + subject;
            };
        }
    }

    public List<Request> list(Collection<RequestKind> kinds) {
        return sql().sql("select " + COLUMNS
                        + " from request where kind in (:kinds) order by asked_at, partner, subject")
                .param("kinds", kinds.stream().map(RequestKind::name).toList())
                .query(Requests::read)
                .list();
    }

    /** That about one matter. */
    public Optional<Request> look(Matter matter) {
        return sql().sql("select " + COLUMNS + " from request" + OF)
                .params(matter.kind().name(), matter.partner(), matter.subject())
                .query(Requests::read)
                .optional();
    }

    /** As {@link #look}, and nobody else agrees to it or withdraws it until the transaction ends. */
    public Optional<Request> find(Matter matter) {
        return sql().sql("update request set token = token" + OF + " returning " + COLUMNS)
                .params(matter.kind().name(), matter.partner(), matter.subject())
                .query(Requests::read)
                .optional();
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

    /** @param more what its event says besides */
    public void put(Matter matter, Person person, String why, UnaryOperator<Event> more) {
        String token = Digests.token(TOKEN);
        sql().sql("insert into request (kind, partner, subject, token, actor, identity, reason, asked_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        matter.kind().name(),
                        matter.partner(),
                        matter.subject(),
                        token,
                        person.name(),
                        person.identity(),
                        why,
                        database.now())
                .update();
        database.append(more.apply(event(matter, EventKind.REQUESTED, person, why)));
    }

    /** The first's request, which ends with it; the caller records what is done. */
    public Request agreed(Matter matter, Request first, Person second) {
        second.mustNotBe(first.by(), matter.toString());
        remove(matter);
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
            if (!remove(matter)) {
                throw new OperationRejected("nobody has asked for " + matter + ", or not any more");
            }
            database.append(event(matter, EventKind.REQUEST_WITHDRAWN, person, why));
        });
    }

    /** Ends a request to which nobody can agree any more; where it has ended by now, that stays as it is. */
    public void close(Request request, String why) {
        Matter matter = new Matter(request.kind(), request.partner(), request.subject());
        database.transactions().run(() -> {
            if (remove(matter, " and token = ?", request.token())) {
                database.append(event(matter, EventKind.REQUEST_WITHDRAWN, Event.HUB, why));
            }
        });
    }

    /** Forgets what was asked for about a message that waited: it waits for another reason by now, or not at all. */
    public void forget(String parked) {
        sql().sql("delete from request where kind in ('EDIT', 'SHRED') and subject = ?")
                .param(parked)
                .update();
    }

    private boolean remove(Matter matter) {
        return remove(matter, "");
    }

    private boolean remove(Matter matter, String further, Object... values) {
        return sql().sql("delete from request" + OF + further)
                        .params(matter.kind().name(), matter.partner(), matter.subject())
                        .params(values)
                        .update()
                > 0;
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

    private static Request read(ResultSet row, int number) throws SQLException {
        return new Request(
                RequestKind.valueOf(row.getString("kind")),
                row.getString("partner"),
                row.getString("subject"),
                row.getString("token"),
                new Person(row.getString("actor"), row.getString("identity")),
                row.getString("reason"),
                Times.read(row, "asked_at"));
    }
}
