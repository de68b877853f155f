package org.flaghoist.ledger.chain;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.flaghoist.ledger.body.Digests;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A link of the chain, as the database has it.
 *
 * @param records {@link RecordNumbers#NONE} where somebody wrote over them
 */
public record Link(Seal seal, RecordNumbers records) {

    private static final String AFTER =
            "select link, record, records, hash from seal where link > ? and link <= ? order by link limit ?";

    /** Those after a link, up to another, in order. */
    public static List<Link> after(JdbcClient sql, long link, long end, int most) {
        return sql.sql(AFTER).params(link, end, most).query(Link::read).list();
    }

    /** The hash of a link that has these records, in their order. */
    public static String hash(String before, List<EventRecord> records) {
        String hash = before;
        for (EventRecord record : records) {
            hash = Digests.chained(hash, record.sealed());
        }
        return RecordNumbers.of(records.stream().map(EventRecord::id).toList()).closing(hash);
    }

    private static Link read(ResultSet row, int at) throws SQLException {
        String all = row.getString("records");
        long first = row.getLong("record");
        RecordNumbers records = all == null ? RecordNumbers.one(first) : RecordNumbers.parse(all);
        boolean sound = !records.isEmpty() && records.first() == first;
        return new Link(new Seal(row.getLong("link"), row.getString("hash")), sound ? records : RecordNumbers.NONE);
    }
}
