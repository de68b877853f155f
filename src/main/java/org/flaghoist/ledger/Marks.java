package org.flaghoist.ledger;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger's side of the marks that it has in common with its broker's journal. The next mark is written here, then into the
 * journal, then confirmed here: wherever that ends, the two still fit.
 */
public final class Marks {

    private final JdbcClient sql;
    private final Transactions transactions;

    public Marks(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
    }

    /** @param node of the broker */
    public Marking of(String node) {
        return transactions.get(() -> read(node));
    }

    private Marking read(String node) {
        return sql.sql("select mark, coming from journal_mark where node = ?")
                .param(node)
                .query((row, number) -> new Marking(Mark.of(row.getString("mark")), Mark.of(row.getString("coming"))))
                .optional()
                .orElse(Marking.NONE);
    }

    /** Writes down that a mark is being put into the journal; false where another hub was quicker. */
    public boolean begin(String node, Marking before, Mark coming) {
        return transactions.get(() -> before.equals(read(node)) && write(node, before, coming));
    }

    private boolean write(String node, Marking before, Mark coming) {
        if (before.equals(Marking.NONE)) {
            sql.sql("insert into journal_mark (node, mark, coming) values (?, ?, ?)")
                    .params(node, Mark.NONE.toString(), coming.toString())
                    .update();
            return true;
        }
        return sql.sql("update journal_mark set coming = ? where node = ? and mark = ? and coming = ?")
                        .params(
                                coming.toString(),
                                node,
                                before.mark().toString(),
                                before.coming().toString())
                        .update()
                > 0;
    }

    /** Writes down that the mark lies in the journal; false where another hub has begun with a later one. */
    public boolean confirm(String node, Mark coming) {
        return transactions.get(() -> sql.sql("update journal_mark set mark = coming where node = ? and coming = ?")
                        .params(node, coming.toString())
                        .update()
                > 0);
    }
}
