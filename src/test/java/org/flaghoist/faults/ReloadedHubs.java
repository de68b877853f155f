package org.flaghoist.faults;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a ledger says of the hubs that go over to changed files. */
record ReloadedHubs(JdbcClient sql) {

    /** How many have gone over by the last reload. */
    int switched() {
        return sql.sql("select count(*) from reload_answer where switched_at is not null"
                        + " and reload = (select max(id) from reload)")
                .query(Integer.class)
                .single();
    }

    /** The configurations by which those work that have said so lately. */
    List<String> atWork() {
        return sql.sql("select distinct c.name from hub h join configuration c on c.id = h.configuration"
                        + " where h.seen > (select now from clock) - 30000")
                .query(String.class)
                .list();
    }

    /** How the last reload stands. */
    String last() {
        return sql.sql("select state from reload order by id desc limit 1")
                .query(String.class)
                .single();
    }
}
