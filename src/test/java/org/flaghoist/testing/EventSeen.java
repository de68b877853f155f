package org.flaghoist.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An event as the ledger's database has it, read without the ledger.
 *
 * @param entry null where it is about no message, {@code partner} where it is about none
 */
public record EventSeen(
        long record,
        @Nullable Long entry,
        String actor,
        String kind,
        @Nullable String partner,
        JsonNode detail) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All, in the order of their records. */
    public static List<EventSeen> all(DataSource database) {
        return new JdbcTemplate(database)
                        .query("select id, entry, actor, events from event_record order by id", (row, number) -> {
                            long entry = row.getLong("entry");
                            Long named = row.wasNull() ? null : entry;
                            return events(row.getLong("id"), named, row.getString("actor"), row.getString("events"));
                        })
                        .stream()
                        .flatMap(events -> events)
                        .toList();
    }

    /** Those of a kind. */
    public static List<EventSeen> all(DataSource database, String kind) {
        return all(database).stream().filter(event -> event.kind().equals(kind)).toList();
    }

    /** Those of a message. */
    public static List<EventSeen> of(DataSource database, long entry) {
        return all(database).stream()
                .filter(event -> event.entry() != null && event.entry() == entry)
                .toList();
    }

    private static Stream<EventSeen> events(long record, @Nullable Long entry, String actor, String events) {
        return StreamSupport.stream(json(events).spliterator(), false)
                .map(event -> new EventSeen(
                        record,
                        entry,
                        actor,
                        event.path("kind").asText(),
                        event.path("partner").textValue(),
                        event.path("detail")));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
