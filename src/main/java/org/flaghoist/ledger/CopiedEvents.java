package org.flaghoist.ledger;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds an event that is there twice. Its stamp says nothing of its number, so a copy is genuine, too; the database
 * keeps copies out, unless somebody has told it not to.
 */
final class CopiedEvents {

    private final JdbcClient sql;

    CopiedEvents(JdbcClient sql) {
        this.sql = sql;
    }

    /** The number of one that was put in; empty where none is there twice. */
    Optional<Long> first() {
        return twice("id").or(() -> twice("nonce"));
    }

    // By the index of what is to be there once, so that it takes no memory.
    private Optional<Long> twice(String column) {
        return sql.sql("select max(id) from event where %1$s = (select %1$s from event group by %1$s".formatted(column)
                        + " having count(*) > 1 limit 1) having count(*) > 0")
                .query(Long.class)
                .optional();
    }
}
