package org.flaghoist.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.flaghoist.monitor.Alarm.AlarmChange;
import org.flaghoist.monitor.Alarm.AlarmTurn;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is still to be mailed about alarms, kept over restarts. Of several hubs one takes it; where that one dies with
 * it, or cannot mail it, it is due again later. Thread-safe.
 */
final class AlarmMails {

    private final JdbcClient sql;
    private final Transactions transactions;
    private final Clock clock;

    AlarmMails(DataSource database, Clock clock) {
        this.sql = JdbcClient.create(database);
        this.transactions = new Transactions(database);
        this.clock = clock;
    }

    /** What is to be reported in one mail. */
    record MailBatch(String token, List<AlarmChange> changes) {}

    void put(AlarmChange change, Instant now) {
        sql.sql("insert into alarm_mail (alarm, turn, tries, due) values (?, ?, 0, ?)")
                .params(change.alarm().id(), change.turn().name(), Times.of(now))
                .update();
    }

    /**
     * Takes all that is due; for nobody else, until it is due again.
     *
     * @param again after which it is, unless {@link #sent}
     */
    Optional<MailBatch> take(Duration again) {
        return transactions.get(() -> {
            String token = UUID.randomUUID().toString();
            Instant now = Instant.ofEpochMilli(Times.now(clock));
            int taken = sql.sql("update alarm_mail set batch = ?, tries = tries + 1, due = ? where due <= ?"
                            + " and exists (select 1 from alarm a where a.id = alarm and" + AlarmRows.KNOWN + ")")
                    .params(token, Times.of(now.plus(again)), Times.of(now))
                    .update();
            return taken == 0 ? Optional.empty() : Optional.of(new MailBatch(token, changes(token)));
        });
    }

    private List<AlarmChange> changes(String token) {
        return sql.sql("select m.turn, " + AlarmRows.COLUMNS
                        + " from alarm_mail m join alarm a on a.id = m.alarm where m.batch = ? order by m.id")
                .param(token)
                .query(AlarmMails::change)
                .list();
    }

    private static AlarmChange change(ResultSet row, int number) throws SQLException {
        return new AlarmChange(
                AlarmTurn.valueOf(row.getString("turn")),
                AlarmRows.AlarmRow.read(row, number).alarm());
    }

    void sent(MailBatch batch) {
        transactions.run(() -> sql.sql("delete from alarm_mail where batch = ?")
                .param(batch.token())
                .update());
    }

    /**
     * It could not be mailed: what was tried as often as this is given up.
     *
     * @return how many changes nobody will be sent by mail
     */
    int failed(MailBatch batch, int tries) {
        return transactions.get(() -> sql.sql("delete from alarm_mail where batch = ? and tries >= ?")
                .params(batch.token(), tries)
                .update());
    }
}
