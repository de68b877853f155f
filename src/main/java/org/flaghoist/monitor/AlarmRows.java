package org.flaghoist.monitor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.monitor.Alarm.Acknowledgement;
import org.flaghoist.monitor.Alarm.Attention;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of alarms. */
final class AlarmRows {

    static final String COLUMNS = "a.id, a.kind, a.partner, a.subject, a.severity, a.text, a.since, a.seen, a.ended,"
            + " a.escalated, a.acknowledged, a.actor, a.reason";

    /** A newer hub on the same database may look for more. */
    static final String KNOWN = " a.kind in ("
            + Stream.of(Condition.values())
                    .map(condition -> "'" + condition + "'")
                    .collect(Collectors.joining(", "))
            + ")";

    private static final String SELECT = "select " + COLUMNS + " from alarm a where" + KNOWN + " and ";

    /** What was raised so much later than now was raised before the clock was set back. */
    static final Duration SET_BACK = Duration.ofHours(1);

    /** Those that are to be reported still stay until that is done. */
    private static final String OVER = " where ended < ? and id not in (select alarm from alarm_report)";

    private final JdbcClient sql;

    AlarmRows(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** @param seen when it was last found so */
    record AlarmRow(Alarm alarm, Instant seen) {

        static AlarmRow read(ResultSet row, int number) throws SQLException {
            Finding finding = new Finding(
                    Condition.valueOf(row.getString("kind")),
                    row.getString("partner"),
                    row.getString("subject"),
                    Severity.valueOf(row.getString("severity")),
                    row.getString("text"),
                    Times.read(row, "since"));
            return new AlarmRow(
                    new Alarm(row.getLong("id"), finding, Times.readNullable(row, "ended"), attention(row)),
                    Times.read(row, "seen"));
        }

        private static Attention attention(ResultSet row) throws SQLException {
            Instant acknowledged = Times.readNullable(row, "acknowledged");
            return new Attention(
                    Times.readNullable(row, "escalated"),
                    acknowledged == null
                            ? null
                            : new Acknowledgement(
                                    Objects.requireNonNull(row.getString("actor")),
                                    acknowledged,
                                    Objects.requireNonNull(row.getString("reason"))));
        }
    }

    /** What was seen while the clock was ahead counts as seen now. */
    void setBack(Instant now) {
        sql.sql("update alarm set seen = ? where active = true and seen > ?")
                .params(Times.of(now), Times.of(now.plus(SET_BACK)))
                .update();
    }

    /** By the finding's name. */
    Map<String, AlarmRow> active() {
        Map<String, AlarmRow> active = new LinkedHashMap<>();
        sql.sql(SELECT + "a.active = true order by a.id")
                .query(AlarmRow::read)
                .list()
                .forEach(row -> active.put(row.alarm().finding().name(), row));
        return active;
    }

    List<Alarm> ended(int most) {
        return sql
                .sql(SELECT + "a.ended is not null order by a.ended desc, a.id desc limit " + most)
                .query(AlarmRow::read)
                .list()
                .stream()
                .map(AlarmRow::alarm)
                .toList();
    }

    /** How often the same has ended since then. */
    int ended(Finding finding, Instant since) {
        return sql.sql("select count(*) from alarm where name = ? and ended >= ?")
                .params(finding.name(), Times.of(since))
                .query(Integer.class)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException where another hub was quicker */
    Alarm begin(Finding finding, Instant now) {
        long id = sql.sql("insert into alarm (name, kind, partner, subject, severity, text, since, seen, raised,"
                        + " active) values (?, ?, ?, ?, ?, ?, ?, ?, ?, true) returning id")
                .param(finding.name())
                .param(finding.condition().name())
                .param(finding.partner())
                .param(finding.subject())
                .param(finding.severity().name())
                .param(finding.text())
                .param(Times.of(finding.since()))
                .param(Times.of(now))
                .param(Times.of(now))
                .query(Long.class)
                .single();
        return new Alarm(id, finding, null, Attention.NONE);
    }

    /** It is still so; gives the alarm where it has become critical, or more of it came since it was acknowledged. */
    Optional<Alarm> seen(AlarmRow row, Finding finding, Instant now) {
        sql.sql(
                        "update alarm set seen = :now, text = :text, raised = case when raised > :never then :now else raised end"
                                + " where id = :id")
                .param("now", Times.of(now))
                .param("text", finding.text())
                .param("never", Times.of(now.plus(SET_BACK)))
                .param("id", row.alarm().id())
                .update();
        Instant more = finding.more();
        boolean worse = finding.severity() == Severity.CRITICAL
                && (raised(row, now, "severity = ?", Severity.WARNING.name())
                        || (more != null && raised(row, now, "acknowledged < ?", Times.of(more))));
        return worse ? Optional.of(new Alarm(row.alarm().id(), finding, null, Attention.NONE)) : Optional.empty();
    }

    private boolean raised(AlarmRow row, Instant now, String where, Object value) {
        return sql.sql("update alarm set severity = 'CRITICAL', raised = ?, acknowledged = null, actor = null,"
                                + " reason = null where id = ? and " + where)
                        .params(Times.of(now), row.alarm().id(), value)
                        .update()
                == 1;
    }

    /** Those of a severity that nobody has acknowledged since then, each once: nobody else is given them any more. */
    List<Alarm> escalate(Severity severity, Instant raisedBefore, Instant now) {
        return sql
                .sql("update alarm set escalated = ? where active = true and severity = ? and acknowledged is null"
                        + " and raised <= ? and (escalated is null or escalated < raised) returning id")
                .params(Times.of(now), severity.name(), Times.of(raisedBefore))
                .query(Long.class)
                .list()
                .stream()
                .sorted()
                .flatMap(id -> active(id).stream())
                .toList();
    }

    /** One of those that hold; empty where it has ended, or never was. */
    Optional<Alarm> active(long id) {
        return sql.sql(SELECT + "a.active = true and a.id = ?")
                .param(id)
                .query(AlarmRow::read)
                .optional()
                .map(AlarmRow::alarm);
    }

    /** @return false where it has ended, is of another severity by now, or somebody else was quicker */
    boolean acknowledge(long id, Severity seen, Acknowledgement word) {
        return sql.sql("update alarm set acknowledged = ?, actor = ?, reason = ?"
                                + " where id = ? and active = true and severity = ? and acknowledged is null")
                        .params(Times.of(word.at()), word.by(), word.reason(), id, seen.name())
                        .update()
                == 1;
    }

    /** Ends it as of when it was last seen; empty where another hub ended it, or has seen it in between. */
    Optional<Alarm> end(AlarmRow row) {
        int ended = sql.sql("update alarm set active = null, ended = seen where id = ? and active = true and seen = ?")
                .params(row.alarm().id(), Times.of(row.seen()))
                .update();
        return ended == 1
                ? Optional.of(new Alarm(
                        row.alarm().id(),
                        row.alarm().finding(),
                        row.seen(),
                        row.alarm().attention()))
                : Optional.empty();
    }

    boolean isAny(Instant endedBefore) {
        return sql.sql("select exists (select 1 from alarm" + OVER + ")")
                .param(Times.of(endedBefore))
                .query(Boolean.class)
                .single();
    }

    void forget(Instant endedBefore) {
        sql.sql("delete from alarm" + OVER).param(Times.of(endedBefore)).update();
    }
}
