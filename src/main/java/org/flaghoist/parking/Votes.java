package org.flaghoist.parking;

import java.util.List;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Person;

/** What people want done with held messages. */
final class Votes {

    private final LedgerDatabase database;

    Votes(LedgerDatabase database) {
        this.database = database;
    }

    void put(String parked, Person person, Act act, String reason) {
        database.sql()
                .sql("insert into vote (parked, actor, identity, act, reason, voted_at) values (?, ?, ?, ?, ?, ?)")
                .params(parked, person.name(), person.identity(), act.name(), reason, database.now())
                .update();
    }

    void forget(String parked) {
        database.sql().sql("delete from vote where parked = ?").param(parked).update();
    }

    /** In the order they were cast. */
    List<Vote> of(String parked) {
        return database.sql()
                .sql(
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
