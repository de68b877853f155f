package org.flaghoist.answer;

import java.util.Optional;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.RecipientId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes to which notification an answer is, in the transaction that records the answer; within it all is asked, too.
 * What happened to the notification says so as well. Thread-safe.
 */
public final class AnswerRows {

    /** Of tests nobody was given anything; an answer is answered by nobody. */
    private static final String GIVEN = "select distinct e.id from entry e join delivery d on d.entry = e.id"
            + " where e.sender = ? and e.reference = ? and e.revision = ? and e.test_run = 0 and e.action is not null"
            + " and e.type <> 'ANSWER' and (d.recipient = ? or d.recipient like ?) and d.state = 'DELIVERED'";

    private static final String RECORDED = "select a.answered from answer a join entry e on e.id = a.answered"
            + " where a.entry = ? and e.sender = ? and e.reference = ? and e.revision = ?";

    private final LedgerDatabase ledger;

    public AnswerRows(LedgerDatabase ledger) {
        this.ledger = ledger;
    }

    /**
     * The entry of the notification, where this partner, or a body of it, was given it; whether or not there is one,
     * else empty.
     */
    public Optional<Long> given(String partner, AnsweredRevision to) {
        return sql().sql(GIVEN)
                .params(to.sender(), to.reference(), to.revision(), partner, RecipientId.of(partner, "%"))
                .query(Long.class)
                .optional();
    }

    /** The entry of the notification that this answer was found to be to; empty where it was not. */
    public Optional<Long> recorded(long entry, AnsweredRevision to) {
        return sql().sql(RECORDED)
                .params(entry, to.sender(), to.reference(), to.revision())
                .query(Long.class)
                .optional();
    }

    /** Whether a message of this sender, other than this, is accepted under this reference. */
    public boolean isKnown(long entry, String sender, String reference, int testRun) {
        return !sql().sql("select id from entry where sender = ? and reference = ? and test_run = ?"
                        + " and action is not null and id <> ? limit 1")
                .params(sender, reference, testRun, entry)
                .query(Long.class)
                .list()
                .isEmpty();
    }

    /** Records an answer to a notification. Done again it writes the same row and no second event. */
    public void put(long entry, long answered, String partner, String kind) {
        boolean isThere = !sql().sql("select entry from answer where entry = ? and answered = ? and kind = ?")
                .params(entry, answered, kind)
                .query(Long.class)
                .list()
                .isEmpty();
        if (isThere) {
            return;
        }
        remove(entry);
        sql().sql("insert into answer (entry, answered, partner, kind) values (?, ?, ?, ?)")
                .params(entry, answered, partner, kind)
                .update();
        append(entry, answered, partner, kind);
    }

    /** Takes back what a redo finds to be no such answer; what is recorded says so. */
    public void remove(long entry) {
        sql().sql("select answered, partner from answer where entry = ?")
                .param(entry)
                .query((row, number) -> Event.of(row.getLong("answered"), EventKind.ANSWERED, row.getString("partner"))
                        .with("answer", "WITHDRAWN")
                        .with("message", entry))
                .list()
                .forEach(ledger::append);
        sql().sql("delete from answer where entry = ?").param(entry).update();
    }

    private void append(long entry, long answered, String partner, String kind) {
        ledger.append(Event.of(answered, EventKind.ANSWERED, partner)
                .with("answer", kind)
                .with("message", entry));
    }

    private JdbcClient sql() {
        return ledger.sql();
    }
}
