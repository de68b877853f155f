package org.flaghoist.people;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.EventRecord;

/**
 * Which requests have come to their end, by the record: whoever puts one back would have to change that, too. By name,
 * not by how many there were: the oldest records are deleted, those of an end sooner than the request that came later.
 */
final class EndedRequests {

    // As the index of them has it, or it is not used.
    static final String SELECT = "select " + EventRecord.COLUMNS + " from event_record r"
            + " where case when replace(r.events, '\"ends\":\"', '') = r.events then 0 else 1 end = 1";

    private final LedgerDatabase database;

    EndedRequests(LedgerDatabase database) {
        this.database = database;
    }

    /** Their tokens. */
    Set<String> tokens() {
        return database.sql().sql(SELECT).query(EventRecord::read).list().stream()
                .flatMap(record -> StreamSupport.stream(record.all().spliterator(), false))
                .map(event -> event.path("detail").path(Request.ENDS).asText())
                .collect(Collectors.toUnmodifiableSet());
    }
}
