package org.flaghoist.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.flaghoist.ledger.chain.EventRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One event as it is read.
 *
 * @param event the number of its record, which it may share with others of the same message
 * @param entry the message it is about, or null; likewise {@code partner} and {@code rule}
 * @param kind the name of an {@code EventKind}, or of one that only a newer hub has
 * @param detail canonical JSON
 */
public record RecordedEvent(
        long event,
        Instant at,
        @Nullable Long entry,
        String kind,
        @Nullable String partner,
        @Nullable String rule,
        String actor,
        String detail) {

    /**
     * Those of the records that a question finds.
     *
     * @param from the question from its {@code from} on, with the records as {@code r}
     */
    public static List<RecordedEvent> list(JdbcClient sql, String from, Map<String, ?> named) {
        return sql
                .sql("select " + EventRecord.COLUMNS + " " + from)
                .params(named)
                .query(EventRecord::read)
                .list()
                .stream()
                .flatMap(record ->
                        StreamSupport.stream(record.all().spliterator(), false).map(event -> event(record, event)))
                .toList();
    }

    private static RecordedEvent event(EventRecord record, JsonNode event) {
        JsonNode detail = event.path("detail");
        return new RecordedEvent(
                record.id(),
                Instant.ofEpochMilli(record.at()),
                record.entry(),
                event.path("kind").asText(),
                event.path("partner").textValue(),
                event.path("rule").textValue(),
                record.actor(),
                detail.isMissingNode() ? "{}" : detail.toString());
    }
}
