package org.flaghoist.parking;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flaghoist.database.Texts;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Requests;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what was decided about messages that wait, and how far that is carried out. */
final class ParkedOutcomes {

    private static final String IN_FORCE = " and state in ('DECIDED', 'UNDER_WAY') and token = ?";

    private final LedgerDatabase database;
    private final Requests requests;

    ParkedOutcomes(LedgerDatabase database) {
        this.database = database;
        this.requests = new Requests(database);
    }

    private JdbcClient sql() {
        return database.sql();
    }

    /** @return false where it does not wait any more */
    boolean decide(String id, ParkedMessage.OperatorDecision decision, String stamp) {
        requests.forget(id);
        return sql().sql(
                                "update parked_message set state = 'DECIDED', act = ?, actor = ?, reason = ?, token = ?, decided_at = ?, stamp = ?,"
                                        + " missed_since = null, not_done = null where id = ? and state = 'WAITING'")
                        .params(
                                decision.act().name(),
                                decision.actor(),
                                decision.reason(),
                                decision.token(),
                                database.now(),
                                stamp,
                                id)
                        .update()
                > 0;
    }

    /** What is decided and not known to be carried out, in the order of arrival. */
    List<String> pending() {
        return sql().sql("select id from parked_message where state in ('DECIDED', 'UNDER_WAY') order by entry, id")
                .query(String.class)
                .list();
    }

    Optional<Long> origin(String token) {
        return sql().sql("select entry from parked_message where token = ?")
                .param(token)
                .query(Long.class)
                .optional();
    }

    /** @return the stamp of the decision; empty where another, or none, is in force by now */
    Optional<String> begin(String id, String token) {
        return sql().sql("update parked_message set state = 'UNDER_WAY', missed_since = null where id = ?" + IN_FORCE
                        + " returning coalesce(stamp, '')")
                .params(id, token)
                .query(String.class)
                .optional();
    }

    /** That of the decision; empty where another, or none, is in force by now. */
    Optional<String> stamp(String id, String token) {
        return sql().sql("select coalesce(stamp, '') from parked_message where id = ?" + IN_FORCE)
                .params(id, token)
                .query(String.class)
                .optional();
    }

    /**
     * The decision was carried out, unless it has come to wait again since. One that was never under way, about a
     * message that was not there, or not yet, loses its token.
     */
    void done(String id, String token) {
        sql().sql(
                        "update parked_message set token = case state when 'UNDER_WAY' then token else '' end, state = 'DONE',"
                                + " word = null where id = ?" + IN_FORCE)
                .params(id, token)
                .update();
    }

    /**
     * Its message is missed, from now on or from earlier; empty where another decision, or none, is in force by now.
     */
    Optional<Duration> miss(String id, String token) {
        sql().sql("update parked_message set missed_since = " + Times.DATABASE_NOW
                        + " where id = ? and missed_since is null" + IN_FORCE)
                .params(id, token)
                .update();
        return sql().sql("select missed_since, " + Times.DATABASE_NOW + " as now from parked_message where id = ?"
                        + IN_FORCE)
                .params(id, token)
                .query((row, number) -> Duration.between(Times.read(row, "missed_since"), Times.read(row, "now")))
                .optional();
    }

    /** The decision is taken back: it waits again. */
    void wait(String id, String token, String why) {
        sql().sql("update parked_message set state = 'WAITING', act = null, actor = null, reason = null, token = null,"
                        + " stamp = null, decided_at = null, missed_since = null, not_done = ? where id = ?" + IN_FORCE)
                .params(Texts.storable(why), id, token)
                .update();
    }
}
