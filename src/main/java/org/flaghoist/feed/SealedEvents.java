package org.flaghoist.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.feed.RecordedEvents.ReadEvent;
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
    record SealedBatch(List<FeedEvent> events, long last) {}

    /** @param most so many links, at most */
    SealedBatch after(long link, int most) {
        List<FeedEvent> events = new ArrayList<>();
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

    private void add(List<FeedEvent> events, Link link) {
        long number = link.seal().link();
        String id = number + "." + link.seal().hash().substring(0, HASH) + ".";
        int before = events.size();
        for (Range range : link.records().ranges()) {
            List<EventRecord> records = sql.sql(RECORDS)
                    .params(range.first(), range.last())
                    .query(EventRecord::read)
                    .list();
            for (EventRecord record : records) {
                String at = Instant.ofEpochMilli(record.at()).toString();
                String by = record.actor().equals(Event.HUB) ? "HUB" : "PERSON";
                for (ReadEvent event : RecordedEvents.read(record.events())) {
                    events.add(new FeedEvent(
                            id + (events.size() - before),
                            number,
                            at,
                            event.kind(),
                            by,
                            record.entry(),
                            event.partner(),
                            event.rule(),
                            event.detail()));
                }
            }
        }
    }
}
