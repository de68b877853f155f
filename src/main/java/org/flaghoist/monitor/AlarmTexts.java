package org.flaghoist.monitor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.flaghoist.monitor.Alarm.AlarmChange;
import org.flaghoist.monitor.Alarm.AlarmTurn;
import org.jspecify.annotations.Nullable;

/** Alarms in words. */
final class AlarmTexts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private AlarmTexts() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** In short: {@code CRITICAL partner down, bg, collect}. */
    static String title(Alarm alarm) {
        Finding finding = alarm.finding();
        String what = finding.condition().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return finding.severity() + " " + what + more(finding.partner()) + more(finding.subject());
    }

    private static String more(@Nullable String part) {
        return part == null || part.isEmpty() ? "" : ", " + part;
    }

    /** The subject line of one mail about all of it. */
    static String subject(List<AlarmChange> changes) {
        return changes.size() == 1
                ? "Flaghoist: " + turn(changes.get(0).turn())
                        + title(changes.get(0).alarm())
                : "Flaghoist: " + changes.size() + " changes of alarms";
    }

    static String body(List<AlarmChange> changes) {
        return changes.stream().map(AlarmTexts::paragraph).collect(Collectors.joining("\n"));
    }

    private static String paragraph(AlarmChange change) {
        Alarm alarm = change.alarm();
        Instant until = alarm.until();
        String time = "since " + time(alarm.finding().since()) + (until == null ? "" : " until " + time(until));
        return turn(change.turn()) + title(alarm) + ", " + time + "\n"
                + alarm.finding().text() + "\n";
    }

    private static String turn(AlarmTurn turn) {
        return switch (turn) {
            case BEGAN -> "";
            case WORSE -> "now ";
            case ESCALATED -> "not acknowledged: ";
            case ENDED -> "ended: ";
        };
    }
}
