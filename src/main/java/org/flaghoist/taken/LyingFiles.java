package org.flaghoist.taken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Times;
import org.flaghoist.database.TransactionBound;
import org.flaghoist.ledger.LedgerDatabase;

/**
 * The copies in the inboxes of partners' servers that are not known to be taken. What a transaction adds is written
 * when it commits, by one statement.
 */
public final class LyingFiles {

    /** One that lies for longer is not looked for any more: a partner that removes nothing leaves ever more. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final String INSERT =
            "insert into inbox_file (partner, entry, name, delivered_at) values (?, ?, ?, ?) on conflict do nothing";

    private final LedgerDatabase database;
    private final Rows rows;
    private final TransactionBound<List<Object[]>> added;

    public LyingFiles(LedgerDatabase database) {
        this.database = database;
        this.rows = new Rows(database.source());
        this.added = new TransactionBound<>(ArrayList::new, files -> rows.each(INSERT, files));
    }

    /** A copy has got its name there, in the transaction on this thread. */
    public void add(String partner, long entry, String name) {
        Objects.requireNonNull(added.get(), "no transaction").add(new Object[] {partner, entry, name, database.now()});
    }

    /** Those of a partner, the newest first. */
    public List<LyingFile> of(String partner, int most) {
        return database.sql()
                .sql("select entry, name, delivered_at from inbox_file where partner = ? and delivered_at >= ?"
                        + " order by delivered_at desc limit ?")
                .params(partner, database.now() - LONGEST.toMillis(), most)
                .query((row, number) -> new LyingFile(
                        partner, row.getLong("entry"), row.getString("name"), Times.read(row, "delivered_at")))
                .list();
    }

    /** It is gone, in the transaction on this thread. */
    public void remove(LyingFile file) {
        database.sql()
                .sql("delete from inbox_file where partner = ? and entry = ?")
                .params(file.partner(), file.entry())
                .update();
    }
}
