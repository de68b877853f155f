package org.flaghoist.monitor;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.mail.MailSender;

/** Makes what sends on each channel, by the settings. */
final class ReportSenders {

    private final AlarmReporting settings;
    private final Supplier<MailSender> server;
    private final Clock clock;

    /** @param server asked only where something is mailed */
    ReportSenders(AlarmReporting settings, Supplier<MailSender> server, Clock clock) {
        this.settings = settings;
        this.server = server;
        this.clock = clock;
    }

    ReportSender of(ReportChannel channel) {
        return switch (channel) {
            case MAIL -> mailer(settings.mail().to());
            case ESCALATION_MAIL -> mailer(settings.escalate().to());
            case WEBHOOK -> poster(settings.webhook().target());
            case ESCALATION_WEBHOOK -> poster(settings.escalate().webhook());
        };
    }

    ReportBackoff backoff(ReportChannel channel) {
        return switch (channel) {
            case MAIL, ESCALATION_MAIL -> settings.mail().backoff();
            case WEBHOOK, ESCALATION_WEBHOOK -> settings.webhook().backoff();
        };
    }

    private ReportSender mailer(List<String> to) {
        return new ReportMailer(
                server.get(), Objects.requireNonNull(settings.mail().from()), to);
    }

    private ReportSender poster(WebhookTarget target) {
        return new WebhookSender(target, settings.webhook().answer(), clock);
    }
}
