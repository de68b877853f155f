package org.flaghoist.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.timestamp.TimeStampAuthority.Stamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The time stamps of days: each has one row for good, also where there was none to be had. */
public final class DayStamps {

    private final LedgerDatabase database;

    public DayStamps(LedgerDatabase database) {
        this.database = database;
    }

    /**
     * How far it has come with a day.
     *
     * @param code why there was none at the last try; null where there is one
     */
    record Try(Instant at, @Nullable String code) {}

    /**
     * That there are none.
     *
     * @param day the last one that has none
     * @param since when the first of all that have none in a row was asked for
     */
    public record Missing(String day, String code, Instant since) {}

    /** All that there are, in order. */
    public static List<DayStamp> all(JdbcClient sql) {
        return sql.sql("select day, link, hash, token from time_stamp where token is not null order by day")
                .query((row, number) -> new DayStamp(row.getString("day"), head(row), row.getString("token")))
                .list();
    }

    Optional<Try> last(String day) {
        return database.sql()
                .sql("select tried_at, code from time_stamp where day = ?")
                .param(day)
                .query((row, number) -> new Try(Times.read(row, "tried_at"), row.getString("code")))
                .optional();
    }

    /** The last link that has a record from before a time; empty where there is none. */
    Optional<Seal> head(Instant end) {
        return database.sql()
                .sql("select s.link, s.hash from seal s join event_record r on r.id = s.record"
                        + " where r.happened_at < ? order by s.link desc limit 1")
                .param(end.toEpochMilli())
                .query((row, number) -> head(row))
                .optional();
    }

    private static Seal head(ResultSet row) throws SQLException {
        return new Seal(row.getLong("link"), row.getString("hash"));
    }

    /** Since when there has been none; empty where the last day that was asked for has one. */
    public Optional<Missing> missing() {
        return database.sql()
                .sql("select day, code, (select min(first.since) from time_stamp first where first.day > coalesce("
                        + "(select max(there.day) from time_stamp there where there.token is not null), '')) as since"
                        + " from time_stamp where day = (select max(day) from time_stamp) and token is null")
                .query((row, number) ->
                        new Missing(row.getString("day"), row.getString("code"), Times.read(row, "since")))
                .optional();
    }

    /** @return false where another hub had it stamped by now */
    boolean stamped(String day, Seal head, Stamp stamp) {
        return keep(
                day,
                head,
                null,
                stamp.token(),
                of(day, "STAMPED")
                        .with("link", head.link())
                        .with("time", stamp.time())
                        .with("sha256", Digests.plain(stamp.token())));
    }

    /** @param before why there was none at the try before; null where there was no try */
    void failed(String day, Seal head, TimeStampFailed.Code code, @Nullable String before) {
        keep(
                day,
                head,
                code.name(),
                null,
                code.name().equals(before) ? null : of(day, "FAILED").with("code", code));
    }

    private static Event of(String day, String step) {
        return Event.of(EventKind.TIME_STAMP, Event.HUB).with("day", day).with("step", step);
    }

    private boolean keep(String day, Seal head, @Nullable String code, @Nullable String token, @Nullable Event event) {
        return database.transactions().get(() -> {
            int changed = database.sql()
                    .sql("insert into time_stamp (day, link, hash, since, tried_at, code, token)"
                            + " values (:day, :link, :hash, :now, :now, :code, :token) on conflict (day) do update set"
                            + " link = excluded.link, hash = excluded.hash, tried_at = excluded.tried_at,"
                            + " code = excluded.code, token = excluded.token where time_stamp.token is null")
                    .param("day", day)
                    .param("link", head.link())
                    .param("hash", head.hash())
                    .param("now", database.now())
                    .param("code", code)
                    .param("token", token)
                    .update();
            if (changed > 0 && event != null) {
                database.append(event);
            }
            return changed > 0;
        });
    }
}
