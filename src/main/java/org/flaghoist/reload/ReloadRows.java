package org.flaghoist.reload;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of reloads and of what the hubs answered. All times are of the database's clock. */
public final class ReloadRows {

    /** The ledger's events keep those before. */
    private static final int KEPT = 20;

    private static final String SELECT = "select id, actor, identity, reason, asked_at, state, name, ended_at, words, "
            + Times.DATABASE_NOW + " as now_there from reload ";

    private final LedgerDatabase database;

    public ReloadRows(LedgerDatabase database) {
        this.database = database;
    }

    private JdbcClient sql() {
        return database.sql();
    }

    /** @throws org.springframework.dao.DuplicateKeyException while another goes on */
    long begin(Person person, String reason) {
        long id = sql().sql("insert into reload (actor, identity, reason, asked_at, state, going_on) values (?, ?, ?, "
                        + Times.DATABASE_NOW + ", 'CHECKING', true) returning id")
                .params(person.name(), person.identity(), reason)
                .query(Long.class)
                .single();
        String old = " not in (select id from reload order by id desc limit " + KEPT + ")";
        sql().sql("delete from reload_answer where reload" + old).update();
        sql().sql("delete from reload where id" + old).update();
        return id;
    }

    /** The newest first. */
    List<Reload> list() {
        return sql().sql(SELECT + "order by id desc").query(ReloadRows::read).list();
    }

    /** Those that a hub is not through with, in their order: not what is overtaken by one that all have agreed on. */
    List<Reload> after(long through) {
        return sql().sql(SELECT + "where id > :through and id >= coalesce("
                        + "(select max(id) from reload where state = 'AGREED' and id > :through), 0) order by id")
                .param("through", through)
                .query(ReloadRows::read)
                .list();
    }

    Reload get(long id) {
        return sql().sql(SELECT + "where id = ?")
                .param(id)
                .query(ReloadRows::read)
                .single();
    }

    /** The last that has ended so long ago; 0 where none has. */
    long lastEnded(Duration ago) {
        return sql().sql("select coalesce(max(id), 0) from reload where state <> 'CHECKING' and ended_at < "
                        + Times.DATABASE_NOW + " - ?")
                .param(ago.toMillis())
                .query(Long.class)
                .single();
    }

    /** The last that all hubs at work have agreed on; 0 where there is none. */
    long lastAgreed() {
        return sql().sql("select coalesce(max(id), 0) from reload where state = 'AGREED'")
                .query(Long.class)
                .single();
    }

    /** As long as it goes on; nobody else ends it until the transaction does. */
    Optional<Reload> lock(long id) {
        int there = sql().sql("update reload set going_on = true where id = ? and going_on = true")
                .param(id)
                .update();
        return there == 0 ? Optional.empty() : Optional.of(get(id));
    }

    void end(long id, ReloadState state, @Nullable String name, @Nullable String words) {
        sql().sql("update reload set state = ?, name = ?, words = ?, going_on = null, ended_at = " + Times.DATABASE_NOW
                        + " where id = ?")
                .params(state.name(), name, words, id)
                .update();
    }

    /** Does nothing where the hub has answered. */
    void answer(long id, HubAnswer answer) {
        sql().sql("insert into reload_answer (reload, hub, name, changes, faults, laid) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict (reload, hub) do nothing")
                .params(id, answer.hub(), answer.name(), answer.changes(), answer.faults(), answer.laid())
                .update();
    }

    void switched(long id, String hub) {
        sql().sql("update reload_answer set switched_at = " + Times.DATABASE_NOW + " where reload = ? and hub = ?")
                .params(id, hub)
                .update();
    }

    List<HubAnswer> answers(long id) {
        return sql().sql("select hub, name, changes, faults, laid, switched_at from reload_answer where reload = ?"
                        + " order by hub")
                .param(id)
                .query((row, number) -> new HubAnswer(
                        row.getString("hub"),
                        row.getString("name"),
                        Objects.requireNonNull(row.getString("changes")),
                        row.getString("faults"),
                        Objects.requireNonNull(row.getString("laid")),
                        Times.readNullable(row, "switched_at")))
                .list();
    }

    private static Reload read(ResultSet row, int number) throws SQLException {
        return new Reload(
                row.getLong("id"),
                new Person(row.getString("actor"), row.getString("identity")),
                row.getString("reason"),
                Times.read(row, "asked_at"),
                ReloadState.valueOf(row.getString("state")),
                row.getString("name"),
                Times.readNullable(row, "ended_at"),
                row.getString("words"),
                Times.read(row, "now_there"));
    }
}
