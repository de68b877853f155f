package org.flaghoist.cluster;

import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hubs that live, and which does what, in the database that they share. Each statement is committed by itself. */
final class LeaseTable {

    private static final String NOBODY = "";

    private final JdbcClient sql;

    LeaseTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    void register(String hub) {
        sql.sql("insert into cluster_hub (hub, heartbeat) values (?, 0)")
                .param(hub)
                .update();
    }

    /** @return false where the hub's registration was deleted */
    boolean beat(String hub) {
        return sql.sql("update cluster_hub set heartbeat = heartbeat + 1 where hub = ?")
                        .param(hub)
                        .update()
                > 0;
    }

    /** The heartbeats of the other hubs. */
    Map<String, Long> others(String hub) {
        return sql
                .sql("select hub, heartbeat from cluster_hub where hub <> ?")
                .param(hub)
                .query((row, number) -> Map.entry(row.getString("hub"), row.getLong("heartbeat")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Takes a hub for dead, unless its heart has beaten since; all its leases are free then. */
    boolean strikeOff(String hub, long heartbeat) {
        return sql.sql("delete from cluster_hub where hub = ? and heartbeat = ?")
                        .params(hub, heartbeat)
                        .update()
                > 0;
    }

    /** Frees what the hub has. */
    void leave(String hub) {
        sql.sql("delete from cluster_hub where hub = ?").param(hub).update();
    }

    /** Sees that there is a lease for that work. */
    void add(String work) {
        try {
            sql.sql("insert into cluster_lease (name, hub) values (?, ?)")
                    .params(work, NOBODY)
                    .update();
        } catch (DuplicateKeyException e) {
            // As it should be; of two hubs that add it at once one comes here, too.
        }
    }

    /** The work that no hub does which lives, and who had it last. */
    Map<String, String> free() {
        return sql
                .sql("select name, hub from cluster_lease where hub not in (select hub from cluster_hub)")
                .query((row, number) -> Map.entry(row.getString("name"), row.getString("hub")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @return false where another was quicker */
    boolean take(String work, String from, String hub) {
        return sql.sql("update cluster_lease set hub = ? where name = ? and hub = ?")
                        .params(hub, work, from)
                        .update()
                > 0;
    }
}
