package org.flaghoist.ledger.chain;

import java.util.List;
import org.flaghoist.database.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Events that wait for the sealer, those of a commit together. A list of its own, since numbers are given out before
 * the commit, out of order.
 */
public final class Unsealed {

    private final JdbcClient sql;
    private final Rows rows;

    public Unsealed(JdbcClient sql, Rows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /** The records of a commit, and the number of their row. */
    record Commit(long id, RecordNumbers records) {}

    public void put(List<Long> numbers) {
        sql.sql("insert into unsealed (records) values (?)")
                .param(RecordNumbers.of(numbers).text())
                .update();
    }

    /** The oldest, so many at most. */
    List<Commit> commits(int most) {
        return sql.sql("select id, records from unsealed order by id limit ?")
                .param(most)
                .query((row, at) -> new Commit(row.getLong("id"), RecordNumbers.parse(row.getString("records"))))
                .list();
    }

    void remove(List<Commit> sealed) {
        rows.each(
                "delete from unsealed where id = ?",
                sealed.stream().map(commit -> new Object[] {commit.id()}).toList());
    }
}
