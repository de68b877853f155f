package org.flaghoist.ledger;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people want done with held messages. */
final class Votes {

    private final JdbcClient sql;
    private final Clock clock;

    Votes(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void put(String parked, Person person, Act act, String reason) {
        sql.sql("insert into vote (parked, actor, identity, act, reason, voted_at) values (?, ?, ?, ?, ?, ?)")
                .params(parked, person.name(), person.identity(), act.name(), reason, Times.now(clock))
                .update();
    }

    void forget(String parked) {
        sql.sql("delete from vote where parked = ?").param(parked).update();
    }

    /** In the order they were cast. */
    List<Vote> of(String parked) {
        return sql.sql(
                        "select actor, identity, act, reason, voted_at from vote where parked = ? order by voted_at, actor")
                .param(parked)
                .query((row, number) -> new Vote(
                        new Person(row.getString("actor"), row.getString("identity")),
                        Act.valueOf(row.getString("act")),
                        row.getString("reason"),
                        Times.read(row, "voted_at")))
                .list();
    }
}
