package org.flaghoist.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flaghoist.database.Rows;
import org.flaghoist.ledger.LedgerDatabase;

/** The rows of what notifications are linked by. */
final class LinkRows {

    /** What stands in more messages than that says nothing. */
    static final int MOST = 100;

    private static final String INSERT =
            "insert into link_key (hash, sender, entry, kind, shown) values (?, ?, ?, ?, ?)";

    /** Each looks at a few rows of the index, however many messages have the value. */
    private static final String MET = "select hash from (select distinct hash from link_key where entry in (:entries))"
            + " fresh where (select min(sender) from link_key a where a.hash = fresh.hash)"
            + " <> (select max(sender) from link_key b where b.hash = fresh.hash)"
            + " and (select count(*) from (select 1 from link_key c where c.hash = fresh.hash limit :most) few) < :most";

    private final LedgerDatabase ledger;
    private final Rows rows;

    LinkRows(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.rows = new Rows(ledger.source());
    }

    /** Puts rows in the place of those that the messages had. */
    void put(Map<Long, IndexedKeys> keys) {
        ledger.sql()
                .sql("delete from link_key where entry in (:entries)")
                .param("entries", keys.keySet())
                .update();
        List<Object[]> all = new ArrayList<>();
        keys.forEach((entry, its) -> its.links().forEach(link -> all.add(values(entry, link))));
        if (!all.isEmpty()) {
            rows.insert(INSERT, all);
            meet(keys);
        }
    }

    /** Between blanks, so that a name is found in it and no part of one. */
    private static Object[] values(long entry, LinkRow link) {
        return new Object[] {
            link.hash(), link.sender(), entry, link.kind().name(), " " + String.join(" ", link.shown()) + " "
        };
    }

    private void meet(Map<Long, IndexedKeys> keys) {
        List<Long> met = ledger.sql()
                .sql(MET)
                .param("entries", keys.keySet())
                .param("most", MOST + 1)
                .query(Long.class)
                .list();
        if (!met.isEmpty()) {
            ledger.sql()
                    .sql("update link_key set met = 1 where met is null and hash in (:met)")
                    .param("met", met)
                    .update();
        }
    }
}
