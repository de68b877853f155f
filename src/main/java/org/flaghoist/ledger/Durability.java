package org.flaghoist.ledger;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the database keeps what it has committed. One that does not loses notifications when its machine fails: the
 * broker lets a message go as soon as the ledger says that it is recorded.
 */
public final class Durability {

    // Of this very connection: a database, a user and the URL may set it, too.
    private static final String LOSING =
            "select name, source from pg_settings where name in ('fsync', 'synchronous_commit') and setting = 'off'"
                    + " order by name";

    private final DataSource database;

    public Durability(DataSource database) {
        this.database = database;
    }

    /** Each fault names the server's setting and says what to do; none where the database is an H2 file. */
    public List<String> faults() {
        if (LedgerFile.isH2(database)) {
            return List.of();
        }
        return JdbcClient.create(database)
                .sql(LOSING)
                .query((row, number) -> fault(row.getString("name"), row.getString("source")))
                .list();
    }

    private static String fault(String setting, String source) {
        return ("PostgreSQL: %1$s is off (set by: %2$s), so that commits are lost when its machine fails, and notifications"
                        + " with them; set %1$s = on there")
                .formatted(setting, source);
    }
}
