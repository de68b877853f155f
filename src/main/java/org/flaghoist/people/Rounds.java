package org.flaghoist.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.flaghoist.database.Texts;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.EventRecord;

/**
 * How often what people had said about something came to its end, by the record: it was done, or withdrawn, or the
 * message came to wait anew. What a person says counts only as long as that is as it was then: the table of what people
 * say does not have it any more afterwards, and whoever puts it back there would have to change the record, too.
 */
public final class Rounds {

    private static final Set<String> DECISIONS = Set.of(
            EventKind.REPLAYED.name(),
            EventKind.EDITED.name(),
            EventKind.DISCARDED.name(),
            EventKind.ERASED.name(),
            EventKind.DECIDED.name());

    private final LedgerDatabase database;

    public Rounds(LedgerDatabase database) {
        this.database = database;
    }

    /**
     * Of votes about a held message.
     *
     * @param partner the recipient
     */
    public long of(long entry, String partner, String parked) {
        return count(about(entry), event -> isDecision(event, parked) || isHeld(event, partner));
    }

    /** Of decisions about a message that waits. */
    public long ofDecisions(long entry, String parked) {
        return count(about(entry), event -> isDecision(event, parked));
    }

    /** Of requests. */
    long of(Matter matter) {
        Predicate<JsonNode> ends = event -> isWithdrawal(event, matter) || isDone(event, matter);
        return switch (matter.kind()) {
            case EDIT, SHRED -> count(about(Objects.requireNonNull(matter.entry())), ends);
            case LIFT, ERASE -> count(aboutNone(matter.kind()), ends);
            case RECALL -> count(aboutNone(matter.kind()), ends) + count(recalled(matter), Rounds::isRecalled);
        };
    }

    private static boolean isDone(JsonNode event, Matter matter) {
        return switch (matter.kind()) {
            case EDIT, SHRED -> isDecision(event, matter.subject());
            case LIFT -> is(event, EventKind.LEGAL_HOLD) && isNamed(event, matter);
            case ERASE -> is(event, EventKind.ERASED) && isNamed(event, matter);
            case RECALL -> false;
        };
    }

    private static boolean isWithdrawal(JsonNode event, Matter matter) {
        return is(event, EventKind.REQUEST_WITHDRAWN)
                && isOf(event.path("detail"), "act", matter.kind().name())
                && isNamed(event, matter);
    }

    private static boolean isNamed(JsonNode event, Matter matter) {
        String name = Objects.requireNonNull(Texts.storable(matter.subject()));
        return isOf(event, "partner", matter.partner())
                && isOf(event.path("detail"), matter.entry() == null ? "id" : "parked", name);
    }

    private static boolean isDecision(JsonNode event, String parked) {
        return DECISIONS.contains(event.path("kind").asText()) && isOf(event.path("detail"), "parked", parked);
    }

    // A redo of what was not committed may accept, and hold, it with other contents.
    private static boolean isHeld(JsonNode event, String partner) {
        return is(event, EventKind.ACCEPTED) || (is(event, EventKind.HELD) && isOf(event, "partner", partner));
    }

    private static boolean isRecalled(JsonNode event) {
        return is(event, EventKind.RECALLED);
    }

    private static boolean is(JsonNode event, EventKind kind) {
        return isOf(event, "kind", kind.name());
    }

    private static boolean isOf(JsonNode event, String member, String value) {
        return value.equals(event.path(member).textValue());
    }

    private List<EventRecord> about(long entry) {
        return records("r.entry = ?", entry);
    }

    // Not by what it is about, which may have any characters: few records are of these kinds.
    private List<EventRecord> aboutNone(RequestKind kind) {
        EventKind done = kind == RequestKind.LIFT ? EventKind.LEGAL_HOLD : EventKind.ERASED;
        return records(
                "r.entry is null and (r.events like ? or r.events like ?)",
                "%\"" + EventKind.REQUEST_WITHDRAWN + "\"%",
                "%\"" + done + "\"%");
    }

    // The hub's own say how far it has come with one.
    private List<EventRecord> recalled(Matter matter) {
        return records(
                "r.entry in (select id from entry where sender = ? and reference = ?) and r.actor <> ?",
                matter.partner(),
                matter.subject(),
                Event.HUB);
    }

    private List<EventRecord> records(String which, Object... values) {
        return database.sql()
                .sql("select " + EventRecord.COLUMNS + " from event_record r where " + which)
                .params(values)
                .query(EventRecord::read)
                .list();
    }

    private static long count(List<EventRecord> records, Predicate<JsonNode> ends) {
        return records.stream()
                .flatMap(record -> StreamSupport.stream(record.all().spliterator(), false))
                .filter(ends)
                .count();
    }
}
