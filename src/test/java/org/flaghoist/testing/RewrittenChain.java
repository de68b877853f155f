package org.flaghoist.testing;

import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.ledger.chain.EventRecord;
import org.flaghoist.ledger.chain.Link;
import org.flaghoist.ledger.chain.RecordNumbers;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.ledger.chain.Stamps;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody can do who writes to the database and has the ledger's key: another record, stamped and sealed. */
public final class RewrittenChain {

    private final JdbcClient sql;
    private final Stamps stamps;

    public RewrittenChain(DataSource database, byte[] key) {
        this.sql = JdbcClient.create(database);
        this.stamps = new Stamps(key);
    }

    /** Makes a record say that it happened an hour earlier, and all links after it fit. */
    public void backdate(long record) {
        sql.sql("update event_record set happened_at = happened_at - 3600000 where id = ?")
                .param(record)
                .update();
        EventRecord changed = records(new RecordNumbers.Range(record, record)).get(0);
        sql.sql("update event_record set stamp = ? where id = ?")
                .params(stamps.of(changed), record)
                .update();
        Seal last = Seal.NONE;
        for (Link link : Link.after(sql, 0, Long.MAX_VALUE, Integer.MAX_VALUE)) {
            List<EventRecord> records = link.records().ranges().stream()
                    .flatMap(range -> records(range).stream())
                    .toList();
            last = new Seal(link.seal().link(), Link.hash(last.hash(), records));
            sql.sql("update seal set hash = ? where link = ?")
                    .params(last.hash(), last.link())
                    .update();
        }
        sql.sql("update chain_head set hash = ?, stamp = ?")
                .params(last.hash(), stamps.of(last))
                .update();
    }

    private List<EventRecord> records(RecordNumbers.Range range) {
        return sql.sql("select " + EventRecord.COLUMNS
                        + " from event_record r where r.id between ? and ? order by r.id")
                .params(range.first(), range.last())
                .query(EventRecord::read)
                .list();
    }
}
