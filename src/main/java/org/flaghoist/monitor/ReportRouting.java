package org.flaghoist.monitor;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.monitor.Alarm.AlarmChange;
import org.flaghoist.monitor.Alarm.AlarmTurn;

/** To whom what is reported about alarms: by which channels, and when to those of the escalation. */
final class ReportRouting {

    private final Set<ReportChannel> channels;
    private final AlarmEscalation escalation;

    private ReportRouting(Set<ReportChannel> channels, AlarmEscalation escalation) {
        this.channels = channels;
        this.escalation = escalation;
    }

    static ReportRouting of(AlarmReporting settings) {
        Set<ReportChannel> channels = EnumSet.noneOf(ReportChannel.class);
        if (settings.mail().isWanted()) {
            channels.add(ReportChannel.MAIL);
        }
        if (settings.webhook().isWanted()) {
            channels.add(ReportChannel.WEBHOOK);
        }
        if (!settings.escalate().to().isEmpty()) {
            channels.add(ReportChannel.ESCALATION_MAIL);
        }
        if (settings.escalate().webhook().isWanted()) {
            channels.add(ReportChannel.ESCALATION_WEBHOOK);
        }
        return new ReportRouting(channels, settings.escalate());
    }

    boolean has(ReportChannel channel) {
        return channels.contains(channel);
    }

    boolean escalates() {
        return channels.stream().anyMatch(ReportChannel::isEscalation);
    }

    /** How long an alarm may stay unacknowledged. */
    Duration patience(Severity severity) {
        return escalation.after(severity);
    }

    /** Who was called is told when it is over, too. */
    Set<ReportChannel> of(AlarmChange change) {
        boolean first = change.turn() != AlarmTurn.ESCALATED;
        boolean wasEscalated = change.alarm().attention().escalated() != null;
        boolean second = change.turn() == AlarmTurn.ESCALATED || (change.turn() == AlarmTurn.ENDED && wasEscalated);
        return channels.stream()
                .filter(channel -> channel.isEscalation() ? second : first)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ReportChannel.class)));
    }
}
