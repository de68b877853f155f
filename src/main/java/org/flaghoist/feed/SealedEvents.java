package org.flaghoist.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.chain.EventRecord;
import org.flaghoist.ledger.chain.Link;
import org.flaghoist.ledger.chain.RecordNumbers.Range;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events of the chain as they are published, link by link. */
final class SealedEvents {

    /** In one commit of the broker. */
    static final int LINKS = 500;

    private static final int EVENTS = 5_000;

    /** Enough of a link's hash to tell it from the link of the same number before a restore. */
    private static final int HASH = 12;

    private static final String RECORDS =
            "select " + EventRecord.COLUMNS + " from event_record r where r.id between ? and ? order by r.id";

    private final JdbcClient sql;

    SealedEvents(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /**
     * Those after a link, up to another.
     *
     * @param last the last link that they are of
     */
    record SealedBatch(List<ObjectNode> events, long last) {}

    /** @param most so many links, at most */
    SealedBatch after(long link, int most) {
        List<ObjectNode> events = new ArrayList<>();
        long last = link;
        for (Link next : Link.after(sql, link, Long.MAX_VALUE, most)) {
            add(events, next);
            last = next.seal().link();
            if (events.size() >= EVENTS) {
                break;
            }
        }
        return new SealedBatch(events, last);
    }

    private void add(List<ObjectNode> events, Link link) {
        int number = 0;
        for (Range range : link.records().ranges()) {
            List<EventRecord> records = sql.sql(RECORDS)
                    .params(range.first(), range.last())
                    .query(EventRecord::read)
                    .list();
            for (EventRecord record : records) {
                for (JsonNode event : record.all()) {
                    events.add(published(link, number, record, event));
                    number++;
                }
            }
        }
    }

    private static ObjectNode published(Link link, int number, EventRecord record, JsonNode event) {
        String kind = event.path("kind").asText();
        String hash = link.seal().hash().substring(0, HASH);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", link.seal().link() + "." + hash + "." + number)
                .put("link", link.seal().link())
                .put("at", Instant.ofEpochMilli(record.at()).toString())
                .put("kind", kind)
                .put("by", record.actor().equals(Event.HUB) ? "HUB" : "PERSON");
        if (record.entry() != null) {
            json.put("entry", record.entry());
        }
        for (String name : List.of("partner", "rule")) {
            if (event.hasNonNull(name)) {
                json.set(name, event.path(name));
            }
        }
        ObjectNode detail = PublishedFields.of(kind, event.path("detail"));
        return detail.isEmpty() ? json : json.set("detail", detail);
    }
}
