package org.flaghoist.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.monitor.Alarm.Acknowledgement;
import org.flaghoist.operator.JsonText;
import org.flaghoist.operator.Operator;
import org.flaghoist.people.Handover.HandoverSummary;
import org.flaghoist.people.Handover.Taking;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Shifts;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The alarms over JMX; who acts is whoever is logged in. */
@ManagedResource(objectName = "org.flaghoist:type=Alarms", description = "The alarms")
public final class AlarmOperations {

    private static final int ENDED = 100;

    private final Alarms alarms;
    private final Acknowledgements acknowledgements;
    private final Shifts shifts;
    private final Operator operator;

    AlarmOperations(Alarms alarms, Acknowledgements acknowledgements, Shifts shifts, Operator operator) {
        this.alarms = alarms;
        this.shifts = shifts;
        this.acknowledgements = acknowledgements;
        this.operator = operator;
    }

    private record Answer(List<ShownAlarm> active, List<ShownAlarm> ended) {}

    private record ShownAlarm(
            long id,
            Condition condition,
            @Nullable String partner,
            Severity severity,
            String text,
            Instant since,
            @Nullable Instant until,
            @Nullable Instant escalated,
            @Nullable Acknowledgement acknowledged,
            @Nullable Taking taken,
            @Nullable Integer notes) {

        static ShownAlarm of(Alarm alarm, @Nullable HandoverSummary handover) {
            Finding finding = alarm.finding();
            return new ShownAlarm(
                    alarm.id(),
                    finding.condition(),
                    finding.partner(),
                    finding.severity(),
                    finding.text(),
                    finding.since(),
                    alarm.until(),
                    alarm.attention().escalated(),
                    alarm.attention().acknowledged(),
                    handover == null ? null : handover.taken(),
                    handover == null || handover.notes() == 0 ? null : Integer.valueOf(handover.notes()));
        }
    }

    /** JSON with {@code active} and {@code ended}, the newest first. */
    @ManagedOperation(description = "The alarms that are active, and the last that ended")
    public String list() {
        return JsonText.of(new Answer(shown(alarms.active()), shown(alarms.ended(ENDED))));
    }

    private List<ShownAlarm> shown(List<Alarm> list) {
        Map<String, HandoverSummary> handovers =
                shifts.ofAlarms(list.stream().map(Alarm::id).toList());
        return list.stream()
                .map(alarm -> ShownAlarm.of(alarm, handovers.get(String.valueOf(alarm.id()))))
                .toList();
    }

    @ManagedOperation(description = "Say that you look after an alarm, so that it is not escalated")
    @ManagedOperationParameter(name = "id", description = "its number in the list")
    @ManagedOperationParameter(name = "severity", description = "as you have seen it: WARNING or CRITICAL")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public void acknowledge(long id, String severity, String reason) {
        acknowledgements.acknowledge(id, severity(severity), operator.person(), reason);
    }

    private static Severity severity(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Stream.of(Severity.values())
                .filter(severity -> severity.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new OperationRejected("the severity is WARNING or CRITICAL, not " + text.strip()));
    }
}
