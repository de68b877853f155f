package org.flaghoist.installation;

import javax.sql.DataSource;
import org.flaghoist.database.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger's side of the checkpoints that it has in common with its broker's journal. The next one is written here,
 * then into the journal, then confirmed here: wherever that ends, the two still fit.
 */
public final class JournalCheckpoints {

    private final JdbcClient sql;
    private final Transactions transactions;

    public JournalCheckpoints(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
    }

    /** @param node of the broker */
    public CheckpointState of(String node) {
        return read(node);
    }

    private CheckpointState read(String node) {
        return sql.sql("select checkpoint, coming from journal_checkpoint where node = ?")
                .param(node)
                .query((row, number) -> new CheckpointState(
                        JournalCheckpoint.of(row.getString("checkpoint")),
                        JournalCheckpoint.of(row.getString("coming"))))
                .optional()
                .orElse(CheckpointState.NONE);
    }

    /** Writes down that a checkpoint is being put into the journal; false where another hub was quicker. */
    public boolean begin(String node, CheckpointState before, JournalCheckpoint coming) {
        return transactions.get(() -> before.equals(read(node)) && write(node, before, coming));
    }

    private boolean write(String node, CheckpointState before, JournalCheckpoint coming) {
        if (before.equals(CheckpointState.NONE)) {
            sql.sql("insert into journal_checkpoint (node, checkpoint, coming) values (?, ?, ?)")
                    .params(node, JournalCheckpoint.NONE.toString(), coming.toString())
                    .update();
            return true;
        }
        return sql.sql("update journal_checkpoint set coming = ? where node = ? and checkpoint = ? and coming = ?")
                        .params(
                                coming.toString(),
                                node,
                                before.checkpoint().toString(),
                                before.coming().toString())
                        .update()
                > 0;
    }

    /** Writes down that the checkpoint lies in the journal; false where another hub has begun with a later one. */
    public boolean confirm(String node, JournalCheckpoint coming) {
        return transactions.get(
                () -> sql.sql("update journal_checkpoint set checkpoint = coming where node = ? and coming = ?")
                                .params(node, coming.toString())
                                .update()
                        > 0);
    }
}
