package org.flaghoist.retention;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flaghoist.database.Rows;
import org.flaghoist.facts.FactRows;
import org.flaghoist.ledger.LedgerDatabase;

/** The rows of entries that are deleted since they are too old. */
final class OldRows {

    private final LedgerDatabase ledger;
    private final Rows rows;
    private final FactRows facts;

    OldRows(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.rows = new Rows(ledger.source());
        this.facts = new FactRows(ledger);
    }

    /** Those of the entries that are there; nobody changes them until the transaction ends. */
    Set<Long> locked(Set<Long> entries) {
        return entries.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(ledger.sql()
                        .sql("select id from entry where id in (:entries) order by id" + ledger.deleteLock())
                        .param("entries", entries)
                        .query(Long.class)
                        .list());
    }

    /** With all that is known of them. How far the revisions of their references have come stays. */
    void delete(Set<Long> entries) {
        if (entries.isEmpty()) {
            return;
        }
        rememberRevisions(entries);
        // What was sent again from one names it in its first event.
        update("update entry set origin = null where origin in (:entries)", entries);
        update("delete from parked_message where entry in (:entries)", entries);
        update("delete from due_delivery where entry in (:entries)", entries);
        update("delete from inbox_file where entry in (:entries)", entries);
        update("delete from overdue_clock where entry in (:entries)", entries);
        update("delete from taken_copy where entry in (:entries)", entries);
        update("delete from withdrawal where entry in (:entries)", entries);
        update("delete from answer where entry in (:entries) or answered in (:entries)", entries);
        update("delete from urgent_entry where entry in (:entries)", entries);
        update("delete from copy_number where entry in (:entries)", entries);
        facts.forget(entries);
        update("delete from delivery where entry in (:entries)", entries);
        update("delete from entry where id in (:entries)", entries);
    }

    private void rememberRevisions(Set<Long> entries) {
        List<Object[]> accepted = ledger.sql()
                .sql("select revision, sender, reference, test_run from entry"
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
        ledger.sql().sql(statement).param("entries", entries).update();
    }
}
