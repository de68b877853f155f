package org.flaghoist.recall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.LedgerDatabase;

/** The copies that were cancelled, and are to be withdrawn where their recipients have not fetched them. */
public final class Withdrawals {

    /** The earlier revisions of a cancellation, in their live deliveries. */
    private static final String EARLIER = " from entry c join entry e on e.sender = c.sender and e.reference ="
            + " c.reference and e.test_run = c.test_run and e.action is not null and e.revision < c.revision"
            + " join delivery d on d.entry = e.id where c.id = :cause and c.test_run = 0 and c.action is not null";

    private static final String ASK = "insert into withdrawal (entry, recipient, cause, state, asked_at)";
    private static final String STATE = "case when %s in (:consumers) then 'WAITING' else 'AT_ITS_TURN' end";
    private static final String ASK_EARLIER = ASK + " select d.entry, d.recipient, c.id, "
            + STATE.formatted("d.recipient") + ", :now" + EARLIER
            + " and (d.state = 'QUEUED' or d.state = 'DELIVERED' and d.recipient in (:consumers))"
            + " on conflict do nothing";
    private static final String ASK_ITSELF = ASK + " select w.cause, w.recipient, w.cause, "
            + STATE.formatted("w.recipient") + ", :now from withdrawal w where w.cause = :cause and w.entry <> :cause"
            + " group by w.cause, w.recipient on conflict do nothing";

    private static final String OF_COPY = "select w.entry, e.sender, e.message_key, e.reference, e.revision,"
            + " w.recipient, w.cause, w.state, w.asked_at from withdrawal w join entry e on e.id = w.entry"
            + " join entry c on c.id = w.cause join delivery d on d.entry = w.entry and d.recipient = w.recipient";
    private static final String OPEN = OF_COPY
            + " where w.state in ('WAITING', 'REMOVED')"
            + " and (w.state = 'REMOVED' or c.action is not null and d.state = 'DELIVERED')"
            + " order by w.cause, w.recipient, e.revision";

    private final LedgerDatabase database;
    private final List<String> consumers;

    /** @param consumers the partners that consume their queues themselves */
    public Withdrawals(LedgerDatabase database, Collection<String> consumers) {
        this.database = database;
        this.consumers = new ArrayList<>(consumers);
        // Where there are none, the list of a statement must not be empty.
        this.consumers.add("");
    }

    /**
     * Asks for what its recipients have not fetched of the revisions before a cancellation, in the transaction that
     * decides about that. Done again, it asks for nothing twice.
     *
     * @param cause the cancellation's entry
     */
    public void ask(long cause) {
        ask(ASK_EARLIER, cause);
        ask(ASK_ITSELF, cause);
    }

    private void ask(String statement, long cause) {
        database.sql()
                .sql(statement)
                .param("consumers", consumers)
                .param("cause", cause)
                .param("now", database.now())
                .update();
    }

    /** For whom a cancellation has asked for copies. */
    public List<String> recipients(long cause) {
        return database.sql()
                .sql("select recipient from withdrawal where entry = ? and cause = entry")
                .param(cause)
                .query(String.class)
                .list();
    }

    /**
     * That a copy for a server is to be withdrawn.
     *
     * @param cause the entry of the cancellation
     * @param isDone whether the ledger says that it is
     */
    public record AskedWithdrawal(long cause, boolean isDone) {}

    /** Empty where it is not to be withdrawn. */
    public Optional<AskedWithdrawal> asked(long entry, String recipient) {
        return database.sql()
                .sql("select w.cause, d.state from withdrawal w join entry c on c.id = w.cause and c.action is not null"
                        + " join delivery d on d.entry = w.entry and d.recipient = w.recipient"
                        + " where w.entry = ? and w.recipient = ?")
                .params(entry, recipient)
                .query((row, number) -> new AskedWithdrawal(
                        row.getLong("cause"), row.getString("state").equals(DeliveryState.WITHDRAWN.name())))
                .optional();
    }

    /**
     * A copy of an earlier revision that is not withdrawn.
     *
     * @param isUndecided whether it is still to be taken from the queue of a partner that consumes it itself
     */
    public record StandingCopy(int revision, DeliveryState state, boolean isUndecided) {}

    /** What a recipient has, or may get, of the revisions before a cancellation. */
    public List<StandingCopy> standing(long cause, String recipient) {
        return database.sql()
                .sql("select e.revision, d.state, exists (select 1 from withdrawal w where w.entry = d.entry"
                        + " and w.recipient = d.recipient and w.state = 'WAITING') as undecided" + EARLIER
                        + " and d.recipient = :recipient and d.state in ('QUEUED', 'DELIVERED')")
                .param("cause", cause)
                .param("recipient", recipient)
                .query((row, number) -> new StandingCopy(
                        row.getInt("revision"),
                        DeliveryState.valueOf(row.getString("state")),
                        row.getBoolean("undecided")))
                .list();
    }

    /** The recipients of this message for whom it was recalled before it came to their queues. */
    public Set<String> recalled(long entry) {
        return Set.copyOf(database.sql()
                .sql("select w.recipient from withdrawal w join recall r on r.entry = w.cause"
                        + " where w.entry = ? and w.cause <> w.entry")
                .param(entry)
                .query(String.class)
                .list());
    }

    /** Whether nothing is to be done any more on a queue about what a cancellation cancels. */
    public boolean areDecided(long cause) {
        return database.sql()
                        .sql("select count(*) from withdrawal w join delivery d on d.entry = w.entry"
                                + " and d.recipient = w.recipient where w.cause = ? and w.entry <> w.cause"
                                + " and (w.state = 'REMOVED' or w.state = 'WAITING' and d.state = 'DELIVERED')")
                        .param(cause)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /** The cancellations of recalls that were put on the queues of partners that consume them, and not taken yet. */
    public List<Withdrawal> notTaken() {
        return database.sql()
                .sql(OF_COPY + " join recall r on r.entry = w.cause and r.state = 'SENT'"
                        + " where w.entry = w.cause and w.state = 'FETCHED' and d.state = 'DELIVERED'")
                .query(Withdrawals::read)
                .list();
    }

    /** Those of which something is to be done on a queue, each cancellation's in the order of their revisions. */
    public List<Withdrawal> open() {
        return database.sql().sql(OPEN).query(Withdrawals::read).list();
    }

    /** How far one has come now. */
    public void set(Withdrawal copy, WithdrawalState state) {
        database.transactions()
                .run(() -> database.sql()
                        .sql("update withdrawal set state = ? where entry = ? and recipient = ?")
                        .params(state.name(), copy.entry(), copy.recipient())
                        .update());
    }

    private static Withdrawal read(ResultSet row, int number) throws SQLException {
        return new Withdrawal(
                row.getLong("entry"),
                row.getString("sender"),
                row.getString("message_key"),
                row.getString("reference"),
                row.getInt("revision"),
                row.getString("recipient"),
                row.getLong("cause"),
                WithdrawalState.valueOf(row.getString("state")),
                Times.read(row, "asked_at"));
    }
}
