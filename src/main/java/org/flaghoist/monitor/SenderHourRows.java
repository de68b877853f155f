package org.flaghoist.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How much each sender sent in each hour of the last four weeks, and when something of it was accepted. A clock that is
 * wrong may add hours, and decides which count; it deletes none, so that all is there when it is right again.
 */
final class SenderHourRows {

    private static final Duration COUNT = Duration.ofDays(28);

    /** Of one sender: as many as there are in the weeks that count, however long ago these are. */
    private static final long MOST = COUNT.toHours();

    private static final String ADD = "insert into sender_hour (sender, hour, number, first_at, last_at, rested)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (sender, hour) do update set"
            + " number = sender_hour.number + excluded.number,"
            + " first_at = coalesce(sender_hour.first_at, excluded.first_at),"
            + " last_at = case when excluded.last_at is null or excluded.last_at < sender_hour.last_at"
            + " then sender_hour.last_at else excluded.last_at end";

    private static final String FORGET = "delete from sender_hour where sender = :sender and hour <"
            + " (select hour from sender_hour where sender = :sender order by hour desc limit 1 offset :before)";

    private static final String SILENCES = "select sender, max(last_at) as last_at,"
            + " max(case when rested or earlier is null then 0 else first_at - earlier end) as longest"
            + " from (select sender, first_at, last_at, rested,"
            + " lag(last_at) over (partition by sender order by hour) as earlier"
            + " from sender_hour where first_at is not null and hour between :from and :to) accepted group by sender";

    private static final String VOLUMES = "select sender, min(hour) as since,"
            + " max(case when hour < :lately then number else 0 end) as busiest,"
            + " max(case when hour >= :now then number else 0 end) as current"
            + " from sender_hour where hour between :from and :to group by sender";

    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final JdbcClient sql;
    private final Transactions transactions;

    SenderHourRows(DataSource database) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
    }

    /** @param hour when it begins */
    record HourKey(String sender, long hour) {}

    /** @param first when something was first accepted; null where nothing was, likewise {@code last} */
    record HourCount(
            long number, @Nullable Long first, @Nullable Long last) {

        HourCount plus(HourCount later) {
            return new HourCount(
                    number + later.number, first == null ? later.first : first, later.last == null ? last : later.last);
        }
    }

    /**
     * When a sender was silent.
     *
     * @param accepted when something was last accepted
     * @param longest the longest time without that; of pauses and the like none
     */
    record Silence(Instant accepted, Duration longest) {}

    /**
     * How much a sender sent.
     *
     * @param since the first hour of which that is known
     * @param busiest of the hours before the last day, how much in the busiest
     * @param current how much in this hour or the last, whichever is more
     */
    record Volume(Instant since, long busiest, long current) {}

    /** @param rested until when the sender last rested, as in a pause */
    void add(HourKey key, HourCount count, Instant rested) {
        transactions.run(() -> {
            sql.sql(ADD)
                    .param(key.sender())
                    .param(key.hour())
                    .param(count.number())
                    .param(count.first())
                    .param(count.last())
                    .param(rested.isAfter(lastBefore(key)))
                    .update();
            sql.sql(FORGET)
                    .param("sender", key.sender())
                    .param("before", MOST - 1)
                    .update();
        });
    }

    private Instant lastBefore(HourKey key) {
        return sql.sql("select max(last_at) as last_at from sender_hour where sender = ? and hour <= ?")
                .param(key.sender())
                .param(key.hour())
                .query((row, number) -> orElse(Times.readNullable(row, "last_at"), Instant.MAX))
                .single();
    }

    private static Instant orElse(@Nullable Instant time, Instant other) {
        return time == null ? other : time;
    }

    /** Of the weeks that count. */
    Map<String, Silence> silences(Instant now) {
        Map<String, Silence> silences = new HashMap<>();
        counting(SILENCES, now).query(row -> {
            silences.put(
                    row.getString("sender"),
                    new Silence(Times.read(row, "last_at"), Duration.ofMillis(row.getLong("longest"))));
        });
        return silences;
    }

    /** Of the weeks that count. */
    Map<String, Volume> volumes(Instant now) {
        Map<String, Volume> volumes = new HashMap<>();
        counting(VOLUMES, now)
                .param("lately", Times.of(now.minus(LATELY)))
                .param("now", hourBefore(now))
                .query(row -> {
                    volumes.put(row.getString("sender"), volume(row));
                });
        return volumes;
    }

    // Not what is yet to come, as a clock was ahead; but another hub's hour may begin a moment early.
    private JdbcClient.StatementSpec counting(String query, Instant now) {
        return sql.sql(query).param("from", Times.of(now.minus(COUNT))).param("to", Times.of(now.plus(HOUR)));
    }

    private static Volume volume(ResultSet row) throws SQLException {
        return new Volume(Times.read(row, "since"), row.getLong("busiest"), row.getLong("current"));
    }

    private static long hourBefore(Instant now) {
        long hour = HOUR.toMillis();
        return now.toEpochMilli() / hour * hour - hour;
    }

    /** When the last maintenance window of each partner ended. */
    Map<String, Instant> maintained(Instant now) {
        Map<String, Instant> ends = new HashMap<>();
        sql.sql("select partner, max(ends) as ends from maintenance where ends <= ? group by partner")
                .param(Times.of(now))
                .query(row -> {
                    ends.put(row.getString("partner"), Times.read(row, "ends"));
                });
        return ends;
    }
}
