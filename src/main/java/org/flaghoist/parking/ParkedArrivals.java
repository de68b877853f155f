package org.flaghoist.parking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.flaghoist.database.Texts;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;
import org.flaghoist.people.OldNotes;
import org.flaghoist.people.Requests;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes the rows of messages that come to wait for a person. */
final class ParkedArrivals {

    // What was rendered at last may come back from the recipient's server: it is then another stage's.
    private static final String AGAIN =
            "update parked_message set stage = :stage, rule = coalesce(:rule, rule), code = :code,"
                    + " location = :location, field = :field, code_table = :table, word = :word, attempts = attempts + case when state in ('WAITING', 'DECIDED') then 0 else 1 end, last_at = :now,"
                    + " state = 'WAITING',"
                    + " act = null, actor = null, reason = null, token = null, stamp = null, decided_at = null, missed_since = null,"
                    + " not_done = null where id = :id";

    private static final String INSERT =
            "insert into parked_message (id, queue, partner, entry, stage, code, location, field, code_table, word,"
                    + " rule, receipt, attempts, first_at, last_at, state) values (:id, :queue, :partner, :entry, :stage, :code,"
                    + " :location, :field, :table, :word, :rule, :receipt, :attempts, :first, :now, 'WAITING')";

    private final LedgerDatabase database;
    private final Requests requests;
    private final OldNotes notes;

    ParkedArrivals(LedgerDatabase database) {
        this.database = database;
        this.requests = new Requests(database);
        this.notes = new OldNotes(database);
    }

    private JdbcClient sql() {
        return database.sql();
    }

    /** Came to this end before: how often, and when first. */
    private record Before(String id, int attempts, long first) {

        static Before read(ResultSet row, int number) throws SQLException {
            return new Before(row.getString("id"), row.getInt("attempts"), row.getLong("first_at"));
        }
    }

    void put(ToPark wanted) {
        long now = database.now();
        if (faulty(sql().sql(AGAIN), wanted.fault())
                        .param("id", wanted.id())
                        .param("stage", wanted.stage().name())
                        .param("rule", wanted.rule())
                        .param("now", now)
                        .update()
                > 0) {
            requests.forget(wanted.id());
            notes.giveUp(wanted.id());
            return;
        }
        Optional<Before> before = before(wanted);
        faulty(sql().sql(INSERT), wanted.fault())
                .param("id", wanted.id())
                .param("queue", wanted.queue().name())
                .param("partner", wanted.partner())
                .param("entry", wanted.entry())
                .param("stage", wanted.stage().name())
                .param("rule", wanted.rule())
                .param("receipt", wanted.receipt())
                .param("attempts", before.map(Before::attempts).orElse(0) + 1)
                .param("first", before.map(Before::first).orElse(now))
                .param("now", now)
                .update();
        before.ifPresent(there -> notes.takeAlong(there.id(), wanted.id()));
    }

    private static JdbcClient.StatementSpec faulty(JdbcClient.StatementSpec statement, @Nullable Rejection fault) {
        UnknownWord unknown = fault == null ? null : fault.recorded().unknown();
        return statement
                .param("table", unknown == null ? null : unknown.table())
                .param("word", unknown == null ? null : unknown.word())
                .param("code", fault == null ? null : fault.code().name())
                .param(
                        "location",
                        fault == null ? null : Texts.storable(fault.recorded().location()))
                .param(
                        "field",
                        fault == null ? null : Texts.storable(fault.recorded().field()));
    }

    /** What a replay came from: the same message has been here, under the entry that it then had. */
    private Optional<Before> before(ToPark wanted) {
        if (wanted.queue() != ParkingQueue.DEAD_IN) {
            return Optional.empty();
        }
        return sql().sql("select origin from entry where id = ? and origin is not null")
                .param(wanted.entry())
                .query(Long.class)
                .optional()
                .flatMap(origin -> sql().sql("select id, attempts, first_at from parked_message where id = ?")
                        .param(ToPark.inId(origin))
                        .query(Before::read)
                        .optional());
    }

    void remove(String id) {
        requests.forget(id);
        sql().sql("delete from parked_message where id = ?").param(id).update();
    }
}
