package org.flaghoist.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    // What a standby has by now is nobody's word that it had it at the commit, unless the commit waited for it. Who
    // reads
    // the log for a backup, or row by row, is none.
    private static final String STANDBYS = "select (select count(*) from pg_stat_replication r where not exists"
            + " (select 1 from pg_stat_progress_basebackup b where b.pid = r.pid) and not exists (select 1 from"
            + " pg_replication_slots s where s.active_pid = r.pid and (s.slot_type = 'logical' or s.temporary)))"
            + " + (select count(*) from pg_replication_slots where slot_type = 'physical' and not temporary"
            + " and not active)";

    /** The value of SQLite's pragma synchronous. */
    private static final String FULL = "2";

    private static final String SETTING = "select setting from pg_settings where name = ?";

    private static final String LOST =
            "notifications are lost when another server takes this one's place; set %s there, or, where that may be,"
                    + " flaghoist.hub.accept-loss-at-failover: true (docs/operate/configuration.md, The database)";

    private final DataSource database;
    private final boolean lossAccepted;

    /** @param lossAccepted what only this server has may be lost when another takes its place */
    public Durability(DataSource database, boolean lossAccepted) {
        this.database = database;
        this.lossAccepted = lossAccepted;
    }

    /** Each fault names the server's setting and says what to do; none where it keeps them. */
    public List<String> faults() {
        if (DatabaseFile.isFile(database)) {
            return losingFile(JdbcClient.create(database)).stream().toList();
        }
        JdbcClient sql = JdbcClient.create(database);
        List<String> faults = new ArrayList<>(sql.sql(LOSING)
                .query((row, number) -> fault(row.getString("name"), row.getString("source")))
                .list());
        if (!lossAccepted) {
            losingAtFailover(sql).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<String> losingFile(JdbcClient sql) {
        String journal = sql.sql("pragma journal_mode").query(String.class).single();
        String synchronous = sql.sql("pragma synchronous").query(String.class).single();
        return "wal".equals(journal) && FULL.equals(synchronous)
                ? Optional.empty()
                : Optional.of("SQLite: journal_mode is " + journal + " and synchronous is " + synchronous
                        + ", where it must be wal and " + FULL
                        + "; take them out of spring.datasource.url, and see that"
                        + " the file lies on a disk of this machine");
    }

    private static String fault(String setting, String source) {
        return ("PostgreSQL: %1$s is off (set by: %2$s), so that commits are lost when its machine fails, and notifications"
                        + " with them; set %1$s = on there")
                .formatted(setting, source);
    }

    // Names without commits that wait, or the other way round, guard nothing.
    private static Optional<String> losingAtFailover(JdbcClient sql) {
        String names = setting(sql, "synchronous_standby_names");
        String commit = setting(sql, "synchronous_commit");
        if (!names.isBlank()) {
            return commit.equals("local")
                    ? Optional.of("PostgreSQL: synchronous_commit is local, so that no commit waits for a standby, and "
                            + LOST.formatted("synchronous_commit = on"))
                    : Optional.empty();
        }
        long standbys = sql.sql(STANDBYS).query(Long.class).single();
        return standbys == 0
                ? Optional.empty()
                : Optional.of("PostgreSQL: it has "
                        + (standbys == 1
                                ? "1 standby server, or replication slot of one,"
                                : standbys + " standby servers, or replication slots of such,")
                        + " and synchronous_standby_names is empty, so that no commit waits for one, and "
                        + LOST.formatted("synchronous_standby_names = 'ANY 1 (*)'"));
    }

    private static String setting(JdbcClient sql, String name) {
        return sql.sql(SETTING).param(name).query(String.class).single();
    }
}
