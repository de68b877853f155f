package org.flaghoist.taken;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
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

    /** Those of a partner and its bodies, which have one inbox; the newest first. */
    public List<LyingFile> of(Collection<String> recipients, int most) {
        return database.sql()
                .sql("select partner, entry, name, delivered_at from inbox_file"
                        + " where partner in (:recipients) and delivered_at >= :from"
                        + " order by delivered_at desc limit :most")
                .param("recipients", recipients)
                .param("from", database.now() - LONGEST.toMillis())
                .param("most", most)
                .query((row, number) -> new LyingFile(
                        row.getString("partner"),
                        row.getLong("entry"),
                        row.getString("name"),
                        Times.read(row, "delivered_at")))
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
