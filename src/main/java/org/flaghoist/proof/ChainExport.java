package org.flaghoist.proof;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flaghoist.ledger.chain.EventRecord;
import org.flaghoist.ledger.chain.Link;
import org.flaghoist.ledger.chain.RecordNumbers;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.timestamp.DayStamp;
import org.flaghoist.timestamp.DayStamps;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the whole chain as lines of JSON: first where it begins, then each link with its records, then the time stamps
 * of days.
 */
public final class ChainExport {

    private static final int LINKS = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient sql;

    public ChainExport(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** @return the last link */
    public Seal write(Writer to) throws IOException {
        // In this order: the chain, which goes on, has all links that are stamped.
        List<DayStamp> stamps = DayStamps.all(sql);
        Seal last = end("chain_start");
        Seal head = end("chain_head");
        to.write(link(last) + "\n");
        List<Link> some;
        do {
            some = Link.after(sql, last.link(), head.link(), LINKS);
            Map<Long, EventRecord> records = records(some);
            for (Link link : some) {
                ObjectNode line = link(link.seal());
                ArrayNode written = line.putArray("records");
                link.records().ranges().forEach(range -> add(written, range, records));
                to.write(line + "\n");
                last = link.seal();
            }
        } while (some.size() == LINKS);
        for (DayStamp stamp : stamps) {
            to.write(ExportedStamps.line(stamp) + "\n");
        }
        return last;
    }

    private Seal end(String table) {
        return sql.sql("select link, hash from " + table)
                .query((row, number) -> new Seal(row.getLong("link"), row.getString("hash")))
                .single();
    }

    private Map<Long, EventRecord> records(List<Link> links) {
        Map<Long, EventRecord> records = new HashMap<>();
        List<RecordNumbers.Range> ranges =
                links.stream().flatMap(link -> link.records().ranges().stream()).toList();
        if (!ranges.isEmpty()) {
            sql.sql("select " + EventRecord.COLUMNS + " from event_record r where r.id between ? and ?")
                    .param(ranges.stream()
                            .mapToLong(RecordNumbers.Range::first)
                            .min()
                            .getAsLong())
                    .param(ranges.stream()
                            .mapToLong(RecordNumbers.Range::last)
                            .max()
                            .getAsLong())
                    .query(EventRecord::read)
                    .list()
                    .forEach(record -> records.put(record.id(), record));
        }
        return records;
    }

    private static ObjectNode link(Seal seal) {
        return JSON.createObjectNode().put("link", seal.link()).put("hash", seal.hash());
    }

    private static void add(ArrayNode to, RecordNumbers.Range range, Map<Long, EventRecord> records) {
        for (long number = range.first(); number <= range.last(); number++) {
            EventRecord record = records.get(number);
            if (record != null) {
                to.add(JSON.valueToTree(Map.of(
                        "id", record.id(),
                        "at", record.at(),
                        "actor", record.actor(),
                        "events", record.events(),
                        "stamp", record.stamp())));
                ((ObjectNode) to.get(to.size() - 1)).put("entry", record.entry());
            }
        }
    }
}
