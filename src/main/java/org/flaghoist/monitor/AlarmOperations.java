package org.flaghoist.monitor;

import java.time.Instant;
import java.util.List;
import org.flaghoist.operator.JsonText;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The alarms, for the console. */
@ManagedResource(objectName = "org.flaghoist:type=Alarms", description = "The alarms")
public final class AlarmOperations {

    private static final int ENDED = 100;

    private final Alarms alarms;

    AlarmOperations(Alarms alarms) {
        this.alarms = alarms;
    }

    private record Answer(List<ShownAlarm> active, List<ShownAlarm> ended) {}

    private record ShownAlarm(
            Condition condition,
            @Nullable String partner,
            Severity severity,
            String text,
            Instant since,
            @Nullable Instant until) {

        static ShownAlarm of(Alarm alarm) {
            Finding finding = alarm.finding();
            return new ShownAlarm(
                    finding.condition(),
                    finding.partner(),
                    finding.severity(),
                    finding.text(),
                    finding.since(),
                    alarm.until());
        }
    }

    /** JSON with {@code active} and {@code ended}, the newest first. */
    @ManagedOperation(description = "The alarms that are active, and the last that ended")
    public String list() {
        return JsonText.of(new Answer(
                alarms.active().stream().map(ShownAlarm::of).toList(),
                alarms.ended(ENDED).stream().map(ShownAlarm::of).toList()));
    }
}
