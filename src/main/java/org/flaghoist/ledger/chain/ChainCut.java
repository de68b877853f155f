package org.flaghoist.ledger.chain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.database.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Cuts the chain at its beginning: deletes the oldest links and their records. What is deleted is verified before; what
 * somebody tampered with stays, to be found.
 */
public final class ChainCut {

    /** In one transaction, so that nothing else waits long for the ledger. */
    private static final int LINKS = 200;

    private static final int RECORDS = 1000;

    private static final String BETWEEN = " between ? and ?";

    private final JdbcClient sql;
    private final Rows rows;
    private final Stamps stamps;
    private final ChainEnd start;
    private final ChainEnd head;

    /** @param key as the ledger's */
    public ChainCut(DataSource database, byte[] key) {
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
        this.stamps = new Stamps(key);
        this.start = ChainEnd.start(sql, stamps);
        this.head = ChainEnd.head(sql, stamps);
    }

    /**
     * A link of the chain, verified, of which all is old.
     *
     * @param before the link that it is chained to
     * @param records those that it has
     */
    public record OldLink(Seal before, Seal link, List<EventRecord> records) {

        /** What they are about. */
        public Stream<Long> entries() {
            return records.stream().flatMap(record -> Stream.ofNullable(record.entry()));
        }
    }

    /** The first links of the chain, one after the other, as far as all of them happened before that time. */
    public List<OldLink> oldest(Instant before) {
        ChainEnd.StoredEnd from = start.find();
        return from.genuine() ? oldest(from.seal(), before.toEpochMilli()) : List.of();
    }

    private List<OldLink> oldest(Seal from, long before) {
        RecordReader reader = new RecordReader(sql);
        List<OldLink> old = new ArrayList<>();
        Seal last = from;
        int records = 0;
        for (Link link : Link.after(sql, from.link(), head.find().orThrow().link(), LINKS)) {
            LinkedRecords linked = LinkedRecords.read(reader, last, link.records());
            boolean isOld = linked.there().stream().allMatch(record -> record.at() < before);
            if (records >= RECORDS || !isOld || !isWhole(link, last, linked)) {
                break;
            }
            old.add(new OldLink(last, link.seal(), linked.there()));
            last = link.seal();
            records += linked.there().size();
        }
        return old;
    }

    private boolean isWhole(Link link, Seal last, LinkedRecords linked) {
        return link.seal().equals(new Seal(last.link() + 1, linked.hash()))
                && !link.records().isEmpty()
                && linked.missing() == null
                && linked.forged(stamps).isEmpty();
    }

    /** @param links the first of the chain, one after the other */
    public void cut(List<OldLink> links) {
        Seal to = links.get(links.size() - 1).link();
        List<Object[]> ranges = RecordNumbers.of(links.stream()
                        .flatMap(old -> old.records().stream().map(EventRecord::id))
                        .toList())
                .ranges()
                .stream()
                .map(range -> new Object[] {range.first(), range.last()})
                .toList();
        rows.each("delete from remark where record" + BETWEEN, ranges);
        rows.each("delete from event_record where id" + BETWEEN, ranges);
        sql.sql("delete from seal where link <= ?").param(to.link()).update();
        start.move(links.get(0).before(), to);
    }
}
