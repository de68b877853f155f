package org.flaghoist.recall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.recall.RecalledRecipient.RecipientProgress;

/** What became of recalled copies, by recipient. Reads only. */
public final class RecalledCopies {

    private static final String OF = "select d.recipient,"
            + " sum(case when d.state = 'WITHDRAWN' then 0 else 1 end) as standing,"
            + " sum(case when d.state = 'QUEUED' or d.state = 'DELIVERED' and w.state = 'WAITING' then 1 else 0 end)"
            + " as undecided,"
            + " max(n.state) as cancellation, max(o.state) as own from entry c"
            + " join entry e on e.sender = c.sender and e.reference = c.reference and e.test_run = c.test_run"
            + " and e.action is not null and e.revision < c.revision"
            + " join delivery d on d.entry = e.id and d.state in ('QUEUED', 'DELIVERED', 'WITHDRAWN')"
            + " left join withdrawal w on w.entry = d.entry and w.recipient = d.recipient"
            + " left join delivery n on n.entry = c.id and n.recipient = d.recipient"
            + " left join withdrawal o on o.entry = c.id and o.recipient = d.recipient"
            + " where c.id = ? group by d.recipient order by d.recipient";

    /** Of a partner that consumes its queue itself: as long as it has not taken the cancellation from there. */
    private static final Set<WithdrawalState> NOT_TAKEN =
            Set.of(WithdrawalState.WAITING, WithdrawalState.REMOVED, WithdrawalState.FETCHED);

    private final LedgerDatabase database;

    public RecalledCopies(LedgerDatabase database) {
        this.database = database;
    }

    /** @param cancellation its entry */
    public List<RecalledRecipient> of(long cancellation) {
        return database.sql()
                .sql(OF)
                .param(cancellation)
                .query(RecalledCopies::read)
                .list();
    }

    private static RecalledRecipient read(ResultSet row, int number) throws SQLException {
        String state = row.getString("cancellation");
        String own = row.getString("own");
        DeliveryState cancellation = state == null ? null : DeliveryState.valueOf(state);
        boolean isTaken = cancellation == DeliveryState.DELIVERED
                && (own == null || !NOT_TAKEN.contains(WithdrawalState.valueOf(own)));
        return new RecalledRecipient(
                row.getString("recipient"),
                progress(row.getInt("undecided"), row.getInt("standing"), isTaken),
                cancellation);
    }

    private static RecipientProgress progress(int undecided, int standing, boolean isTaken) {
        if (undecided > 0) {
            return RecipientProgress.WAITING;
        } else if (standing == 0) {
            return RecipientProgress.WITHDRAWN;
        }
        return isTaken ? RecipientProgress.CONFIRMED : RecipientProgress.FETCHED;
    }
}
