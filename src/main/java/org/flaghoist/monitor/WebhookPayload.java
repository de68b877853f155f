package org.flaghoist.monitor;

import java.time.Instant;
import org.flaghoist.monitor.Alarm.AlarmChange;
import org.flaghoist.monitor.AlarmReports.AlarmReport;
import org.jspecify.annotations.Nullable;

/**
 * What is posted about an alarm (docs/operate/alarms.md).
 *
 * @param type what happened
 * @param timestamp when, whenever it is sent
 */
record WebhookPayload(String type, Instant timestamp, Data data) {

    /** The alarm as it is when this is sent. */
    record Data(
            long alarm,
            Condition condition,
            @Nullable String partner,
            Severity severity,
            String text,
            Instant since,
            @Nullable Instant until,
            boolean acknowledged) {}

    static WebhookPayload of(AlarmReport report) {
        AlarmChange change = report.change();
        Alarm alarm = change.alarm();
        Finding finding = alarm.finding();
        Data data = new Data(
                alarm.id(),
                finding.condition(),
                finding.partner(),
                finding.severity(),
                finding.text(),
                finding.since(),
                alarm.until(),
                alarm.attention().acknowledged() != null);
        return new WebhookPayload(type(change.turn()), report.made(), data);
    }

    private static String type(Alarm.AlarmTurn turn) {
        return switch (turn) {
            case BEGAN -> "alarm.began";
            case WORSE -> "alarm.critical";
            case ESCALATED -> "alarm.escalated";
            case ENDED -> "alarm.ended";
        };
    }
}
