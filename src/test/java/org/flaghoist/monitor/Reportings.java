package org.flaghoist.monitor;

import java.time.Duration;
import java.util.List;

/** Ways to report alarms, as settings. */
final class Reportings {

    private static final AlarmMail TO_THE_DESK =
            new AlarmMail(List.of("duty@example.org"), "hub@example.org", Duration.ofMinutes(5), 2);
    private static final AlarmWebhook NO_WEBHOOK =
            new AlarmWebhook(null, null, Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofHours(1), 30);

    private static final Limits FAILING = new Limits(Duration.ofMinutes(10), Duration.ofHours(2));

    private Reportings() {}

    static ReportRouting mailed() {
        return ReportRouting.of(new AlarmReporting(TO_THE_DESK, NO_WEBHOOK, AlarmEscalation.NONE, FAILING));
    }

    /** Mailed to the chief, too, when nobody has acknowledged an alarm. */
    static ReportRouting escalated(Duration after, Duration critical) {
        return ReportRouting.of(new AlarmReporting(
                TO_THE_DESK,
                NO_WEBHOOK,
                new AlarmEscalation(after, critical, List.of("chief@example.org"), WebhookTarget.NONE),
                FAILING));
    }
}
