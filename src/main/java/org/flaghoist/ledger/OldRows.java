package org.flaghoist.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flaghoist.database.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what is deleted since it is too old. */
final class OldRows {

    private static final String BETWEEN = " between ? and ?";

    private final JdbcClient sql;
    private final Rows rows;

    OldRows(JdbcClient sql, Rows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** Those of the entries that are there; nobody changes them until the transaction ends. */
    Set<Long> locked(Set<Long> entries, String lock) {
        return entries.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(sql.sql("select id from entry where id in (:entries) order by id" + lock)
                        .param("entries", entries)
                        .query(Long.class)
                        .list());
    }

    /** With all that is known of them. How far the revisions of their references have come stays. */
    void deleteEntries(Set<Long> entries) {
        if (entries.isEmpty()) {
            return;
        }
        rememberRevisions(entries);
        // What was sent again from one names it in its first event.
        update("update entry set origin = null where origin in (:entries)", entries);
        update("delete from parked_message where entry in (:entries)", entries);
        update("delete from delivery where entry in (:entries)", entries);
        update("delete from entry where id in (:entries)", entries);
    }

    private void rememberRevisions(Set<Long> entries) {
        List<Object[]> accepted = sql.sql("select revision, sender, reference, test_run from entry"
                        + " where id in (:entries) and action is not null")
                .param("entries", entries)
                .query((row, number) -> new Object[] {
                    row.getInt("revision"),
                    row.getString("sender"),
                    row.getString("reference"),
                    row.getInt("test_run"),
                    row.getInt("revision")
                })
                .list();
        rows.each(
                "update lineage set past = ? where sender = ? and reference = ? and test_run = ? and past < ?",
                accepted);
    }

    private void update(String statement, Set<Long> entries) {
        sql.sql(statement).param("entries", entries).update();
    }

    void deleteRecords(RecordNumbers records) {
        List<Object[]> ranges = records.ranges().stream()
                .map(range -> new Object[] {range.first(), range.last()})
                .toList();
        rows.each("delete from remark where record" + BETWEEN, ranges);
        rows.each("delete from event_record where id" + BETWEEN, ranges);
    }

    void deleteLinks(Seal upTo) {
        sql.sql("delete from seal where link <= ?").param(upTo.link()).update();
    }
}
