package org.flaghoist.again;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Person;

/** The table of requests. */
final class RepeatRows {

    private static final String SELECT =
            "select id, partner, since, until, named, all_revisions, actor, reason, asked_at,"
                    + " state, ended_at, words from repeat_request ";

    private final LedgerDatabase database;

    RepeatRows(LedgerDatabase database) {
        this.database = database;
    }

    /** @throws org.springframework.dao.DuplicateKeyException where another of the partner runs by now */
    void insert(String id, RepeatScope scope, Person person, String reason) {
        database.sql()
                .sql("insert into repeat_request (id, partner, since, until, named, all_revisions, actor, reason,"
                        + " asked_at, state, running) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'RUNNING', true)")
                .params(
                        id,
                        scope.partner(),
                        Times.of(scope.since()),
                        Times.of(scope.until()),
                        scope.references().size(),
                        scope.allRevisions(),
                        person.name(),
                        reason,
                        database.now())
                .update();
    }

    Optional<RepeatRequest> find(String id) {
        return database.sql()
                .sql(SELECT + "where id = ?")
                .param(id)
                .query(RepeatRows::read)
                .optional();
    }

    Optional<RepeatRequest> running(String partner) {
        return database.sql()
                .sql(SELECT + "where partner = ? and running = true")
                .param(partner)
                .query(RepeatRows::read)
                .optional();
    }

    /** Those of which something is still to be done. */
    List<RepeatRequest> unfinished() {
        return database.sql()
                .sql(SELECT + "where running = true or exists (select 1 from repeat_copy c where c.request = id"
                        + " and c.state = 'SENDING') order by asked_at, id")
                .query(RepeatRows::read)
                .list();
    }

    List<RepeatRequest> newest(int most) {
        return database.sql()
                .sql(SELECT + "order by asked_at desc, id limit ?")
                .param(most)
                .query(RepeatRows::read)
                .list();
    }

    /** Nobody ends it until the transaction does; false where it has ended. */
    boolean lock(String id) {
        return database.sql()
                        .sql("update repeat_request set state = state where id = ? and running = true")
                        .param(id)
                        .update()
                == 1;
    }

    /** False where it has ended before. */
    boolean stop(String id, String words) {
        return database.sql()
                        .sql("update repeat_request set state = 'STOPPED', running = null, ended_at = ?, words = ?"
                                + " where id = ? and running = true")
                        .params(database.now(), words, id)
                        .update()
                == 1;
    }

    /** It is done where no copy of it waits any more. */
    void finish(String id) {
        database.sql()
                .sql("update repeat_request set state = 'DONE', running = null, ended_at = ? where id = ?"
                        + " and running = true and not exists (select 1 from repeat_copy where request = ?"
                        + " and state in ('WAITING', 'SENDING'))")
                .params(database.now(), id, id)
                .update();
    }

    boolean isAny(Instant endedBefore) {
        return database.sql()
                .sql("select exists (select 1 from repeat_request where ended_at < ?)")
                .param(Times.of(endedBefore))
                .query(Boolean.class)
                .single();
    }

    /** With their copies. */
    void forget(Instant endedBefore) {
        database.sql()
                .sql("delete from repeat_request where ended_at < ?")
                .param(Times.of(endedBefore))
                .update();
    }

    private static RepeatRequest read(ResultSet row, int number) throws SQLException {
        return new RepeatRequest(
                row.getString("id"),
                row.getString("partner"),
                Times.read(row, "since"),
                Times.read(row, "until"),
                row.getInt("named"),
                row.getBoolean("all_revisions"),
                row.getString("actor"),
                row.getString("reason"),
                Times.read(row, "asked_at"),
                RepeatRequest.Progress.valueOf(row.getString("state")),
                Times.readNullable(row, "ended_at"),
                row.getString("words"));
    }
}
