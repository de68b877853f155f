package org.flaghoist.urgent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.database.Rows;
import org.flaghoist.database.TransactionBound;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.Urgency;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records which entries are of copies. A message and its copy have one message key: the one that is handled first makes
 * the entry, by which the other is dropped. Of two at once the unique constraint on that key lets one commit.
 * Thread-safe.
 */
public final class UrgentEntries {

    private static final String COPY = " left join urgent_entry u on u.entry = e.id where ";
    private static final String FIND = "select e.message_key, e.id, u.urgency, u.committed from entry e" + COPY
            + "e.sender = :sender and e.message_key in (:keys)";
    private static final String LAST = "select l.reference, l.revision, l.cancelled, e.id, u.urgency, u.committed"
            + " from lineage l join entry e on e.sender = l.sender and e.reference = l.reference"
            + " and e.revision = l.revision and e.test_run = l.test_run and e.action is not null" + COPY
            + "l.sender = :sender and l.test_run = 0 and l.reference in (:references)";
    private static final String PENDING = "select e.id from urgent_entry u join entry e on e.id = u.entry"
            + " left join lane_progress p on p.sender = e.sender and p.urgency = u.urgency"
            + " where u.committed = :no and e.sender = :sender and e.reference in (:references)"
            + " and e.id > coalesce(p.entry, 0)";
    private static final String INSERT = "insert into urgent_entry (entry, urgency) values (?, ?)";

    private final LedgerDatabase database;
    private final JdbcClient sql;
    private final Rows rows;
    private final TransactionBound<List<Object[]>> fresh;

    public UrgentEntries(LedgerDatabase database) {
        this.database = database;
        this.sql = JdbcClient.create(database.source());
        this.rows = new Rows(database.source());
        this.fresh = new TransactionBound<>(ArrayList::new, made -> rows.insert(INSERT, made));
    }

    /**
     * As it is committed, whatever the transaction on this thread has done.
     *
     * @param messageKeys some, at least one
     * @return those that there are, by message key
     */
    public Map<String, UrgentEntry> find(String sender, Collection<String> messageKeys) {
        Map<String, UrgentEntry> found = new HashMap<>();
        RowCallbackHandler row = each -> found.put(each.getString("message_key"), entry(each));
        database.transactions().beside(() -> {
            sql.sql(FIND).param("sender", sender).param("keys", messageKeys).query(row);
            return found;
        });
        return found;
    }

    private static UrgentEntry entry(ResultSet row) throws SQLException {
        String urgency = row.getString("urgency");
        return new UrgentEntry(
                row.getLong("id"),
                urgency == null ? Urgency.ROUTINE : Urgency.valueOf(urgency),
                row.getBoolean("committed"));
    }

    /**
     * How far what a sender sent live has come, as it is committed, whatever the transaction on this thread has done.
     *
     * @param references some, at least one
     * @return by reference; without those of which nothing is accepted, or that are too old
     */
    public Map<String, LastAccepted> last(String sender, Collection<String> references) {
        Map<String, LastAccepted> found = new HashMap<>();
        RowCallbackHandler row = each -> found.put(
                each.getString("reference"),
                new LastAccepted(each.getInt("revision"), each.getBoolean("cancelled"), entry(each)));
        database.transactions().beside(() -> {
            sql.sql(LAST)
                    .param("sender", sender)
                    .param("references", references)
                    .query(row);
            return found;
        });
        return found;
    }

    /**
     * Copies of which the ledger does not have that the broker has committed them. In the transaction on this thread.
     *
     * @param references some, at least one
     */
    public List<Long> pending(String sender, Collection<String> references) {
        return sql.sql(PENDING)
                .param("no", false)
                .param("sender", sender)
                .param("references", references)
                .query(Long.class)
                .list();
    }

    /** The transaction on this thread makes this entry for a copy. */
    public void madeByCopy(long entry, Urgency urgency) {
        Objects.requireNonNull(fresh.get(), "no transaction").add(new Object[] {entry, urgency.name()});
    }

    /** The broker has committed what these copies came to. */
    public void committed(Collection<Long> entries) {
        if (!entries.isEmpty()) {
            database.transactions()
                    .run(() -> sql.sql("update urgent_entry set committed = :yes where entry in (:entries)")
                            .param("yes", true)
                            .param("entries", entries)
                            .update());
        }
    }
}
