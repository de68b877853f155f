package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds ways to report alarms that fail: what is out of order reaches nobody by them. */
record UnreportedWatch(ReportRouting routing, AlarmReports reports, Limits limits, Clock clock) implements Watch {

    private static final String TEXT = "%s about alarms cannot be sent, so nobody hears of alarms by them. See the log"
            + " for the reason; correct the receiver, the network or flaghoist.alarms.report.";

    @Override
    public Condition condition() {
        return Condition.UNREPORTED;
    }

    @Override
    public List<Finding> look() {
        return reports.outages().entrySet().stream()
                .filter(outage -> routing.has(outage.getKey()))
                .flatMap(outage -> finding(outage.getKey(), outage.getValue()).stream())
                .toList();
    }

    private Optional<Finding> finding(ReportChannel channel, Instant since) {
        String subject = channel.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return limits.severity(Duration.between(since, clock.instant()))
                .map(severity ->
                        new Finding(condition(), null, subject, severity, TEXT.formatted(channel.words()), since));
    }
}
