package org.flaghoist.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.flaghoist.monitor.Alarm.AlarmChange;
import org.flaghoist.monitor.Alarm.AlarmTurn;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is still to be reported about alarms, by channel, kept over restarts. Of several hubs one takes it; where that
 * one dies with it, or cannot send it, it is due again later. Thread-safe.
 */
final class AlarmReports {

    /** Longer than any sending takes. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** That a channel fails is tried without end as long as it is so: that shows when it works again. */
    private static final String PROBE = "exists (select 1 from alarm a where a.id = alarm_report.alarm and a.kind = '"
            + Condition.UNREPORTED + "' and a.active = true)";

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Clock clock;

    AlarmReports(DataSource database, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /**
     * One change of an alarm for one channel.
     *
     * @param name the same however often it is tried
     * @param made when it happened
     * @param tries how often it was taken, this time included
     */
    record AlarmReport(String name, Instant made, int tries, AlarmChange change) {}

    /** What one hub has taken to send it. */
    record ReportBatch(String token, ReportChannel channel, List<AlarmReport> reports) {}

    void put(AlarmChange change, Set<ReportChannel> channels, Instant now) {
        channels.forEach(channel -> sql.sql("insert into alarm_report (name, alarm, channel, turn, made, tries, due)"
                        + " values (?, ?, ?, ?, ?, 0, ?)")
                .params(
                        UUID.randomUUID().toString(),
                        change.alarm().id(),
                        channel.name(),
                        change.turn().name(),
                        Times.of(now),
                        Times.of(now))
                .update());
    }

    /**
     * Takes what is due on a channel, what is due longest first; for nobody else as long as a lease.
     *
     * @param longest pause: what is due much later than after that was written before the clock was set back
     */
    Optional<ReportBatch> take(ReportChannel channel, int most, Duration longest) {
        return transactions.get(() -> {
            String token = UUID.randomUUID().toString();
            Instant now = Instant.ofEpochMilli(Times.now(clock));
            // Due twice: whoever waited for another hub looks at the row again, and not at what was chosen.
            int taken = sql.sql("update alarm_report set batch = :token, tries = tries + 1, due = :taken"
                            + " where (due <= :now or due > :never) and id in"
                            + " (select r.id from alarm_report r join alarm a on a.id = r.alarm where r.channel = :channel"
                            + " and (r.due <= :now or r.due > :never) and" + AlarmRows.KNOWN
                            + " order by r.due, r.id limit " + most + ")")
                    .param("token", token)
                    .param("taken", Times.of(now.plus(LEASE)))
                    .param("now", Times.of(now))
                    .param("never", Times.of(now.plus(LEASE).plus(longest)))
                    .param("channel", channel.name())
                    .update();
            return taken == 0 ? Optional.empty() : Optional.of(new ReportBatch(token, channel, reports(token)));
        });
    }

    private List<AlarmReport> reports(String token) {
        return sql.sql("select r.name as report, r.turn, r.made, r.tries, " + AlarmRows.COLUMNS
                        + " from alarm_report r join alarm a on a.id = r.alarm where r.batch = ? order by r.id")
                .param(token)
                .query(AlarmReports::read)
                .list();
    }

    private static AlarmReport read(ResultSet row, int number) throws SQLException {
        AlarmChange change = new AlarmChange(
                AlarmTurn.valueOf(row.getString("turn")),
                AlarmRows.AlarmRow.read(row, number).alarm());
        return new AlarmReport(row.getString("report"), Times.read(row, "made"), row.getInt("tries"), change);
    }

    void sent(ReportBatch batch) {
        transactions.run(() -> {
            sql.sql("delete from alarm_report where batch = ?")
                    .param(batch.token())
                    .update();
            sql.sql("delete from alarm_outage where channel = ?")
                    .param(batch.channel().name())
                    .update();
        });
    }

    /**
     * It could not be sent: it is due again later, but what was tried often enough is given up.
     *
     * @return how many changes nobody will be sent on this channel
     */
    int failed(ReportBatch batch, ReportBackoff backoff, ReportNotSent fault) {
        return transactions.get(() -> {
            Instant now = Instant.ofEpochMilli(Times.now(clock));
            sql.sql("insert into alarm_outage (channel, since) values (?, ?) on conflict (channel) do nothing")
                    .params(batch.channel().name(), Times.of(now))
                    .update();
            int given = sql.sql("delete from alarm_report where batch = ? and tries >= ? and not " + PROBE)
                    .params(batch.token(), fault.isForGood() ? 1 : backoff.tries())
                    .update();
            batch.reports()
                    .forEach(report -> sql.sql("update alarm_report set due = ? where name = ? and batch = ?")
                            .params(
                                    Times.of(now.plus(backoff.after(report.tries(), fault.pause()))),
                                    report.name(),
                                    batch.token())
                            .update());
            return given;
        });
    }

    /** Since when nothing can be reported by a channel. */
    Map<ReportChannel, Instant> outages() {
        Map<ReportChannel, Instant> outages = new EnumMap<>(ReportChannel.class);
        sql.sql("select channel, since from alarm_outage").query(row -> {
            outages.put(ReportChannel.valueOf(row.getString("channel")), Times.read(row, "since"));
        });
        return outages;
    }
}
