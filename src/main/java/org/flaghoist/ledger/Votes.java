package org.flaghoist.ledger;

import java.time.Clock;
import java.time.OffsetDateTime;
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

    void put(String parked, String actor, Act act, String reason) {
        sql.sql("insert into vote (parked, actor, act, reason, voted_at) values (?, ?, ?, ?, ?)")
                .params(parked, actor, act.name(), reason, Times.now(clock))
                .update();
    }

    void forget(String parked) {
        sql.sql("delete from vote where parked = ?").param(parked).update();
    }

    /** In the order they were cast. */
    List<Vote> of(String parked) {
        return sql.sql("select actor, act, reason, voted_at from vote where parked = ? order by voted_at, actor")
                .param(parked)
                .query((row, number) -> new Vote(
                        row.getString("actor"),
                        Act.valueOf(row.getString("act")),
                        row.getString("reason"),
                        row.getObject("voted_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
