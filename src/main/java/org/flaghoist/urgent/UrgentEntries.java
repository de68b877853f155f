package org.flaghoist.urgent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.database.Rows;
import org.flaghoist.database.TransactionBound;
import org.flaghoist.ledger.LedgerDatabase;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records which entries are of copies. A message and its copy have one message key: the one that is handled first makes
 * the entry, by which the other is dropped. Of two at once the unique constraint on that key lets one commit.
 * Thread-safe.
 */
public final class UrgentEntries {

    private static final String FIND = "select e.message_key, u.entry as copy, u.committed from entry e"
            + " left join urgent_entry u on u.entry = e.id where e.sender = :sender and e.message_key in (:keys)";
    private static final String INSERT = "insert into urgent_entry (entry) values (?)";

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
        RowCallbackHandler row = each -> found.put(
                each.getString("message_key"),
                new UrgentEntry(each.getObject("copy") != null, each.getBoolean("committed")));
        database.transactions().beside(() -> {
            sql.sql(FIND).param("sender", sender).param("keys", messageKeys).query(row);
            return found;
        });
        return found;
    }

    /** The transaction on this thread makes this entry for a copy. */
    public void madeByCopy(long entry) {
        Objects.requireNonNull(fresh.get(), "no transaction").add(new Object[] {entry});
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
