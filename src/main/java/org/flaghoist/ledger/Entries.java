package org.flaghoist.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The rows of messages as they came in, and how each was judged. */
final class Entries {

    /** A message that was not judged yet; the other states are kinds of events. */
    static final String RECEIVED = EventKind.RECEIVED.name();

    private final JdbcClient sql;
    private final Clock clock;

    Entries(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** How an entry was judged; all but the first two and the last null while it was not. */
    record Row(
            String sender,
            String state,
            @Nullable String reference,
            @Nullable Integer revision,
            @Nullable String digest,
            @Nullable String code,
            int trial) {

        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    row.getString("sender"),
                    row.getString("state"),
                    row.getString("reference"),
                    row.getObject("revision", Integer.class),
                    row.getString("digest"),
                    row.getString("code"),
                    row.getInt("trial"));
        }

        boolean accepted() {
            return state.equals(EventKind.ACCEPTED.name());
        }
    }

    Optional<Long> find(String sender, String claim) {
        return sql.sql("select id from entry where sender = ? and claim = ?")
                .params(sender, claim)
                .query(Long.class)
                .optional();
    }

    long insert(Arrival arrival) {
        var number = new GeneratedKeyHolder();
        sql.sql("insert into entry (sender, claim, file, piece, received_at, state, origin, trial)"
                        + " values (:s, :c, :f, :n, :at, :st, :o, :t)")
                .param("s", arrival.sender())
                .param("c", arrival.claim())
                .param("f", arrival.file())
                .param("n", arrival.number())
                .param("at", Times.now(clock))
                .param("st", RECEIVED)
                .param("o", arrival.origin())
                .param("t", arrival.trial())
                .update(number, "id");
        return Keys.of(number);
    }

    Row get(long entry) {
        return sql.sql("select sender, state, reference, revision, digest, code, trial from entry where id = ?")
                .param(entry)
                .query(Row::read)
                .optional()
                .orElseThrow(() -> new IllegalStateException("no entry " + entry + " in the ledger"));
    }

    void judge(long entry, Row judged) {
        sql.sql(
                        "update entry set state = :st, reference = :ref, revision = :rev, digest = :d, code = :c where id = :id")
                .param("st", judged.state())
                .param("ref", judged.reference())
                .param("rev", judged.revision())
                .param("d", judged.digest())
                .param("c", judged.code())
                .param("id", entry)
                .update();
    }
}
