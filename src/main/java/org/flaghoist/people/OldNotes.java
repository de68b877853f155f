package org.flaghoist.people;

import java.util.Collection;
import org.flaghoist.ledger.LedgerDatabase;

/** Deletes what people have written about dead letters and holds, together with the contents of those. */
public final class OldNotes {

    private final LedgerDatabase ledger;

    public OldNotes(LedgerDatabase ledger) {
        this.ledger = ledger;
    }

    /** Those about messages of these entries: their contents are deleted. */
    public void forget(Collection<Long> entries) {
        if (entries.isEmpty()) {
            return;
        }
        ledger.sql()
                .sql("delete from shift_note where parked in"
                        + " (select id from parked_message where entry in (:entries))")
                .param("entries", entries)
                .update();
    }

    /** Those about what is decided and has no contents: no deletion of contents would find them. */
    public void forgetWhatHasNoContents() {
        ledger.transactions()
                .run(() -> ledger.sql()
                        .sql(
                                "delete from shift_note where parked in (select p.id from parked_message p where p.state = 'DONE'"
                                        + " and not exists (select 1 from content c where c.entry = p.entry))")
                        .update());
    }

    /** It was replayed, and is rejected once more as another: what was written is for whoever looks at that. */
    public void takeAlong(String from, String to) {
        ledger.sql()
                .sql(
                        "insert into shift_note (parked, actor, written_at, words)"
                                + " select cast(? as varchar(80)), actor, written_at, words from shift_note where parked = ? order by id")
                .params(to, from)
                .update();
    }

    /** It has come to wait anew: who had taken it had done with it. */
    public void giveUp(String parked) {
        ledger.sql().sql("delete from taking where parked = ?").param(parked).update();
    }
}
