package org.flaghoist.recall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.LedgerDatabase;

/** The copies that were cancelled, and are to be withdrawn where their recipients have not fetched them. */
public final class Withdrawals {

    /** The earlier revisions of a cancellation, in their live deliveries. */
    private static final String EARLIER = " from entry c join entry e on e.sender = c.sender and e.reference ="
            + " c.reference and e.test_run = c.test_run and e.action is not null and e.revision < c.revision"
            + " join delivery d on d.entry = e.id where c.id = :cause and c.action is not null";

    private static final String ASK = "insert into withdrawal (entry, recipient, cause, state)";
    private static final String STATE = "case when %s in (:consumers) then 'WAITING' else 'AT_ITS_TURN' end";
    private static final String ASK_EARLIER = ASK + " select d.entry, d.recipient, c.id, "
            + STATE.formatted("d.recipient") + EARLIER
            + " and (d.state = 'QUEUED' or d.state = 'DELIVERED' and d.recipient in (:consumers))"
            // An earlier cancellation may have been rejected when it was done again.
            + " on conflict (entry, recipient) do update set cause = excluded.cause, state = excluded.state"
            + " where not exists (select 1 from entry c where c.id = withdrawal.cause and c.action is not null)";
    private static final String ASK_ITSELF = ASK + " select w.cause, w.recipient, w.cause, "
            + STATE.formatted("w.recipient") + " from withdrawal w where w.cause = :cause and w.entry <> :cause"
            + " group by w.cause, w.recipient on conflict do nothing";

    static final String COPY = " from withdrawal w join entry e on e.id = w.entry"
            + " join entry c on c.id = w.cause join delivery d on d.entry = w.entry and d.recipient = w.recipient";

    private static final String OF_COPY = "select w.entry, e.sender, e.message_key, e.reference, e.revision,"
            + " w.recipient, w.cause, w.state" + COPY;
    private static final String OPEN = OF_COPY
            + " where w.state in ('WAITING', 'REMOVED')"
            + " and (w.state = 'REMOVED' or c.action is not null and d.state = 'DELIVERED')"
            // However many a sender cancels, what people recall does not wait for them.
            + " order by case when exists (select 1 from recall r where r.entry = w.cause) then 0 else 1 end,"
            + " w.cause, w.recipient, e.revision";

    private final LedgerDatabase database;
    private final List<String> consumers;

    /** @param consumers the partners that consume their queues themselves, and their bodies */
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
                .update();
    }

    /**
     * Looks once more for what was not on its queue: the cancellation, and what was handled together with it, come
     * there only now, as the work for them is done again.
     */
    public void askAgain(long cause) {
        database.sql()
                .sql("update withdrawal set state = 'WAITING' where cause = ? and state = 'FETCHED'")
                .param(cause)
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

    /**
     * The recipients who get this message no more, whoever does its work again: for them it was withdrawn, or it was
     * recalled before it came to their queues.
     */
    public Set<String> gone(long entry) {
        return Set.copyOf(database.sql()
                .sql("select recipient from delivery where entry = :entry and state = 'WITHDRAWN'"
                        + " union select w.recipient from withdrawal w join recall r on r.entry = w.cause"
                        + " where w.entry = :entry and w.cause <> w.entry")
                .param("entry", entry)
                .query(String.class)
                .list());
    }

    /** The recipients about whom something is decided of a message. */
    public List<String> decided(long entry) {
        return database.sql()
                .sql("select recipient from delivery where entry = ?")
                .param(entry)
                .query(String.class)
                .list();
    }

    /** Whether something of a cancellation has come to its turn, or was withdrawn: the broker had it all, then. */
    public boolean hasLeft(long cause) {
        return database.sql()
                        .sql("select count(*) from delivery where entry = ? and (attempts > 0 or state = 'WITHDRAWN')")
                        .param(cause)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether the same is being sent once more to a partner that takes from its queue, and may come there yet. */
    public boolean isBeingRepeated(Withdrawal copy) {
        return database.sql()
                        .sql("select count(*) from repeat_copy c join repeat_request r on r.id = c.request"
                                + " where c.entry = ? and c.state = 'SENDING' and r.partner = ?")
                        .params(copy.entry(), copy.recipient())
                        .query(Integer.class)
                        .single()
                > 0;
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
                        + " where w.entry = w.cause and w.state = 'FETCHED' and d.state = 'DELIVERED'"
                        // One that is just being released is not on its queue yet.
                        + " and not exists (select 1 from parked_message p where p.entry = w.entry"
                        + " and p.partner = w.recipient and p.state in ('DECIDED', 'UNDER_WAY'))")
                .query(Withdrawals::read)
                .list();
    }

    /** Those of which something is to be done on a queue, recalls first, of each the revisions in their order. */
    public List<Withdrawal> open() {
        return database.sql().sql(OPEN).query(Withdrawals::read).list();
    }

    /** How far one has come now, unless it has come further since it was read. */
    public void set(Withdrawal copy, WithdrawalState state) {
        List<String> before = state.before().stream().map(WithdrawalState::name).toList();
        database.transactions()
                .run(() -> database.sql()
                        .sql("update withdrawal set state = :state where entry = :entry and recipient = :recipient"
                                + " and state in (:before)")
                        .param("state", state.name())
                        .param("entry", copy.entry())
                        .param("recipient", copy.recipient())
                        .param("before", before)
                        .update());
    }

    static Withdrawal read(ResultSet row, int number) throws SQLException {
        return new Withdrawal(
                row.getLong("entry"),
                row.getString("sender"),
                row.getString("message_key"),
                row.getString("reference"),
                row.getInt("revision"),
                row.getString("recipient"),
                row.getLong("cause"),
                WithdrawalState.valueOf(row.getString("state")));
    }
}
