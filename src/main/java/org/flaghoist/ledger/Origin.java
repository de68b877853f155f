package org.flaghoist.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A message that another came from when an operator sent it again; {@code piece} 0 for a whole file. */
public record Origin(long entry, String sender, int piece) {

    /** Not {@code union all}: somebody who writes to the database may have made a circle of them. */
    private static final String ALL = "with recursive came (id, sender, piece, origin) as ("
            + "select id, sender, piece, origin from entry where id = ?"
            + " union select e.id, e.sender, e.piece, e.origin from came c join entry e on e.id = c.origin)"
            + " select id, sender, piece from came order by id desc";

    /** A message and all that it came from, the latest first. */
    public static List<Origin> of(JdbcClient sql, long entry) {
        return sql.sql(ALL)
                .param(entry)
                .query((row, number) -> new Origin(row.getLong("id"), row.getString("sender"), row.getInt("piece")))
                .list();
    }
}
