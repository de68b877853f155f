package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.database.Times;
import org.flaghoist.database.Transactions;
import org.flaghoist.monitor.Alarm.AlarmChange;
import org.flaghoist.monitor.Alarm.AlarmTurn;
import org.flaghoist.retention.EndedList;

/**
 * Remembers what is out of order, so that each beginning and each end is reported once: by one of several hubs, and not
 * again after a restart. What comes and goes is one alarm until it has stayed away for a while, and the more often it
 * came back within a day, the longer. What ended is forgotten after 90 days. Thread-safe.
 */
final class Alarms implements EndedList {

    private static final Duration LONGEST_CALM = Duration.ofHours(4);
    private static final Duration COUNTED = Duration.ofDays(1);
    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final int DOUBLINGS = 10;

    private final Transactions transactions;
    private final AlarmRows rows;
    private final AlarmReports reports;
    private final Clock clock;
    private final Duration calm;
    private final ReportRouting routing;
    private final Instant started;

    /**
     * @param calm how long an alarm must not be seen until it ends, the first time
     * @param routing where changes are to be reported
     */
    Alarms(DataSource database, Clock clock, Duration calm, ReportRouting routing) {
        this.transactions = new Transactions(database);
        this.rows = new AlarmRows(database);
        this.reports = new AlarmReports(database, clock);
        this.clock = clock;
        this.calm = calm;
        this.routing = routing;
        this.started = clock.instant();
    }

    /**
     * Records what was found.
     *
     * @param looked the conditions that were looked for: what was not found of them is well
     * @return what is to be reported
     */
    List<AlarmChange> record(List<Finding> found, Set<Condition> looked) {
        return transactions.get(() -> {
            Instant now = Instant.ofEpochMilli(Times.now(clock));
            rows.setBack(now);
            Map<String, AlarmRows.AlarmRow> active = rows.active();
            List<AlarmChange> changes = new ArrayList<>();
            for (Finding finding : found) {
                AlarmRows.AlarmRow row = active.remove(finding.name());
                if (row == null) {
                    changes.add(new AlarmChange(AlarmTurn.BEGAN, rows.begin(finding, now)));
                } else {
                    rows.seen(row, finding, now)
                            .ifPresent(worse -> changes.add(new AlarmChange(AlarmTurn.WORSE, worse)));
                }
            }
            active.values().stream()
                    .filter(row -> looked.contains(row.alarm().finding().condition()) && isCalm(row, now))
                    .flatMap(row -> rows.end(row).stream())
                    .forEach(alarm -> changes.add(new AlarmChange(AlarmTurn.ENDED, alarm)));
            changes.addAll(escalated(now));
            changes.forEach(change -> reports.put(change, routing.of(change), now));
            return changes;
        });
    }

    private List<AlarmChange> escalated(Instant now) {
        return !routing.escalates()
                ? List.of()
                : Stream.of(Severity.values())
                        .flatMap(severity ->
                                rows.escalate(severity, now.minus(routing.patience(severity)), now).stream())
                        .map(alarm -> new AlarmChange(AlarmTurn.ESCALATED, alarm))
                        .toList();
    }

    // After a start it takes a while to find again what is still out of order.
    private boolean isCalm(AlarmRows.AlarmRow row, Instant now) {
        boolean isSetBack = started.isAfter(now.plus(AlarmRows.SET_BACK));
        Instant from = row.seen().isAfter(started) || isSetBack ? row.seen() : started;
        return !now.isBefore(from.plus(calm(row.alarm().finding(), now)));
    }

    private Duration calm(Finding finding, Instant now) {
        int before = Math.min(rows.ended(finding, now.minus(COUNTED)), DOUBLINGS);
        Duration longer = calm.multipliedBy(1L << before);
        Duration longest = calm.compareTo(LONGEST_CALM) > 0 ? calm : LONGEST_CALM;
        return longer.compareTo(longest) > 0 ? longest : longer;
    }

    /** What holds now, the newest first. */
    List<Alarm> active() {
        return rows.active().values().stream()
                .map(AlarmRows.AlarmRow::alarm)
                .sorted((one, other) ->
                        other.finding().since().compareTo(one.finding().since()))
                .toList();
    }

    /** What ended last, the newest first. */
    List<Alarm> ended(int most) {
        return rows.ended(most);
    }

    @Override
    public boolean isAnyOld() {
        return rows.isAny(forgotten());
    }

    @Override
    public void forgetOld() {
        transactions.run(() -> rows.forget(forgotten()));
    }

    private Instant forgotten() {
        return Instant.ofEpochMilli(Times.now(clock)).minus(REMEMBERED);
    }
}
