package org.flaghoist.ledger.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.flaghoist.database.NullableNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happened to one message in one commit, or what a person did, as the database has it.
 *
 * @param at milliseconds since the epoch
 * @param events a JSON array, kept as a text so that it is sealed as it is
 * @param stamp keyed hash of all the rest, see {@link Stamps}
 */
public record EventRecord(long id, long at, @Nullable Long entry, String actor, String events, String stamp) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static final String COLUMNS = "r.id, r.happened_at, r.entry, r.actor, r.events, r.stamp";

    /** @param which a query from its conditions on, with the records as {@code r} */
    static List<EventRecord> list(JdbcClient sql, String which, Object... values) {
        return sql.sql("select " + COLUMNS + " from event_record r " + which)
                .params(values)
                .query(EventRecord::read)
                .list();
    }

    public static EventRecord read(ResultSet row, int number) throws SQLException {
        return new EventRecord(
                row.getLong("id"),
                row.getLong("happened_at"),
                NullableNumbers.number(row, "entry"),
                row.getString("actor"),
                row.getString("events"),
                row.getString("stamp"));
    }

    /** Its events, in order. */
    public JsonNode all() {
        try {
            return JSON.readTree(events);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the events of a record are no JSON; verify the ledger", e);
        }
    }

    /** Stamped with events and actor. With the length, so that nothing moves over from one into the next. */
    String beforeEvents() {
        return id + " " + at + " " + entry + " " + events.length() + " ";
    }

    /** What links of the chain are made of: everything. */
    String sealed() {
        return stamp.length() + " " + stamp + beforeEvents() + events + actor;
    }
}
