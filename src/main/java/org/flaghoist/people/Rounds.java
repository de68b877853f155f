package org.flaghoist.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.EventRecord;

/**
 * How often what people had said about a message that waits came to its end, by the record: it was done, withdrawn or
 * said anew, or the message came to wait anew. What a person says counts only as long as that is as it was then: the
 * table of what people say does not have it any more afterwards, and whoever puts it back there would have to change
 * the record, too. The records of a message stay as long as it waits, so that none of what is counted goes.
 */
public final class Rounds {

    private static final Set<String> DECISIONS = Set.of(
            EventKind.REPLAYED.name(),
            EventKind.EDITED.name(),
            EventKind.DISCARDED.name(),
            EventKind.ERASED.name(),
            EventKind.DECIDED.name());

    private static final Set<String> REQUESTS = Set.of(EventKind.REQUESTED.name(), EventKind.REQUEST_WITHDRAWN.name());

    private final LedgerDatabase database;

    public Rounds(LedgerDatabase database) {
        this.database = database;
    }

    /**
     * Of decisions about a held message.
     *
     * @param partner the recipient
     */
    public long of(long entry, String partner, String parked) {
        return count(about(entry), event -> isDecision(event, parked) || isHeld(event, partner));
    }

    /** Of what this person votes about it: who votes once more is heard by what they say then. */
    public long ofVotes(long entry, String partner, String parked, Person person) {
        return count(
                about(entry),
                event -> isDecision(event, parked) || isHeld(event, partner) || isVote(event, parked, person));
    }

    /** Of decisions about a message that waits. */
    public long ofDecisions(long entry, String parked) {
        return count(about(entry), event -> isDecision(event, parked));
    }

    /** Of requests about a message that waits. */
    long ofRequests(long entry, String parked) {
        return count(about(entry), event -> isRequest(event, parked) || isDecision(event, parked));
    }

    private static boolean isVote(JsonNode event, String parked, Person person) {
        JsonNode detail = event.path("detail");
        return is(event, EventKind.VOTED)
                && isOf(detail, "parked", parked)
                && isOf(detail, "person", person.identity());
    }

    // As of votes.
    private static boolean isRequest(JsonNode event, String parked) {
        return REQUESTS.contains(event.path("kind").asText()) && isOf(event.path("detail"), "parked", parked);
    }

    private static boolean isDecision(JsonNode event, String parked) {
        return DECISIONS.contains(event.path("kind").asText()) && isOf(event.path("detail"), "parked", parked);
    }

    // A redo of what was not committed may accept, and hold, it with other contents.
    private static boolean isHeld(JsonNode event, String partner) {
        return is(event, EventKind.ACCEPTED) || (is(event, EventKind.HELD) && isOf(event, "partner", partner));
    }

    private static boolean is(JsonNode event, EventKind kind) {
        return isOf(event, "kind", kind.name());
    }

    private static boolean isOf(JsonNode event, String member, String value) {
        return value.equals(event.path(member).textValue());
    }

    private List<EventRecord> about(long entry) {
        return database.sql()
                .sql("select " + EventRecord.COLUMNS + " from event_record r where r.entry = ?")
                .param(entry)
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
