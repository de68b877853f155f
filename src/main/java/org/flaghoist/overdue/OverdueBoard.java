package org.flaghoist.overdue;

import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.notification.Urgency;
import org.flaghoist.partner.OverdueStep;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is overdue, as it was last looked at. Reads only; an index leads to it, however large the ledger is. */
public final class OverdueBoard {

    private static final String PAIRS = "select sender, recipient, step, count(*) as number, min(due_at) as first,"
            + " max(found_at) as last, max(case when urgency = 'IMMEDIATE' then 1 else 0 end) as immediate"
            + " from overdue_clock where found_at is not null group by sender, recipient, step"
            + " order by sender, recipient, step";

    private static final String LIST = "select c.*, e.reference, e.revision, d.state from overdue_clock c"
            + " join entry e on e.id = c.entry"
            + " join delivery d on d.entry = c.entry and d.recipient = c.recipient where c.found_at is not null"
            + " order by case c.urgency when 'IMMEDIATE' then 0 when 'PRIORITY' then 1 else 2 end, c.due_at, c.entry,"
            + " c.recipient limit ?";

    private final JdbcClient sql;

    public OverdueBoard(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** How much of which pair and step. */
    public List<OverduePair> pairs() {
        return sql.sql(PAIRS)
                .query((row, number) -> new OverduePair(
                        row.getString("sender"),
                        new OverdueStepOf(row.getString("recipient"), OverdueStep.valueOf(row.getString("step"))),
                        row.getInt("number"),
                        Times.read(row, "first"),
                        Times.read(row, "last"),
                        row.getInt("immediate") > 0))
                .list();
    }

    /** One after the other, the most urgent first, then what has been overdue for longest. */
    public List<OverdueCopy> list(int most) {
        return sql.sql(LIST)
                .param(most)
                .query((row, number) -> new OverdueCopy(
                        row.getString("sender"),
                        row.getString("recipient"),
                        row.getString("reference"),
                        row.getInt("revision"),
                        Urgency.valueOf(row.getString("urgency")),
                        OverdueStep.valueOf(row.getString("step")),
                        DeliveryState.valueOf(row.getString("state")),
                        Times.read(row, "since"),
                        Times.read(row, "due_at"),
                        OverdueReceipts.SENT.equals(row.getString("receipt"))))
                .list();
    }
}
