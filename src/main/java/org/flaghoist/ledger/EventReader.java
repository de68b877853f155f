package org.flaghoist.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the events of records. */
final class EventReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EventReader() {}

    static JsonNode parse(String events) {
        try {
            return JSON.readTree(events);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the events of a record are no JSON; verify the ledger", e);
        }
    }

    static List<RecordedEvent> of(EventRecord record) {
        return StreamSupport.stream(record.all().spliterator(), false)
                .map(event -> event(record, event))
                .toList();
    }

    private static RecordedEvent event(EventRecord record, JsonNode event) {
        JsonNode detail = event.path("detail");
        return new RecordedEvent(
                record.id(),
                Instant.ofEpochMilli(record.at()),
                record.entry(),
                EventKind.valueOf(event.path("kind").asText()),
                event.path("partner").textValue(),
                event.path("rule").textValue(),
                record.actor(),
                detail.isMissingNode() ? "{}" : detail.toString());
    }
}
