package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Secret;
import org.junit.jupiter.api.Test;

/** What is wrong with the settings is said all at once. */
class AlarmSettingsTest {

    private static final Limits GOOD = new Limits(Duration.ofMinutes(1), Duration.ofHours(1));
    private static final Limits FALLING = new Limits(Duration.ofHours(1), Duration.ofMinutes(1));

    @Test
    void reportsAllThatIsWrong() {
        AlarmSettings settings = new AlarmSettings(
                Duration.ofSeconds(10),
                Duration.ZERO,
                FALLING,
                GOOD,
                GOOD,
                GOOD,
                GOOD,
                GOOD,
                new RhythmLimits(0, 1, 0),
                101,
                Duration.ofDays(1),
                new AlarmReporting(
                        new AlarmMail(List.of("nobody at home"), null, Duration.ofMinutes(5), 0),
                        new AlarmWebhook(
                                "http://alarms.example.org/flaghoist",
                                new Secret("whsec_c2hvcnQ="),
                                Duration.ofMinutes(10),
                                Duration.ofHours(2),
                                Duration.ofHours(1),
                                30),
                        new AlarmEscalation(
                                null,
                                Duration.ofMinutes(5),
                                List.of("chief@example.org"),
                                new WebhookTarget("https://user:password@alarms.example.org/", null)),
                        FALLING));

        assertThatThrownBy(() -> AlarmSettingsCheck.run(settings, null))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(
                        "19 faults in the configuration",
                        "flaghoist.alarms.calm: give a time above 0",
                        "flaghoist.alarms.partner-down: critical must be as late as warning, or later",
                        "flaghoist.alarms.expiry: warning must be as early as critical, or earlier",
                        "flaghoist.alarms.report.failing: critical must be as late as warning, or later",
                        "flaghoist.alarms.rhythm.critical: give 1 or more",
                        "flaghoist.alarms.rhythm.volume: give 2 or more",
                        "flaghoist.alarms.rhythm.least: give 1 or more",
                        "flaghoist.alarms.disk: give a percentage of 1 to 100",
                        "flaghoist.alarms.report.mail.to: 'nobody at home' is no mail address",
                        "flaghoist.alarms.report.mail.to: there is no mail server; give spring.mail.host, too",
                        "flaghoist.alarms.report.mail.from: give the sender's address",
                        "flaghoist.alarms.report.mail.tries: give 1 or more",
                        "flaghoist.alarms.report.webhook.url: must begin with https:// and a host;",
                        "flaghoist.alarms.report.webhook.secret: give whsec_ and 24 to 64 random bytes in Base64",
                        "flaghoist.alarms.report.webhook.answer: give at most 150s",
                        "flaghoist.alarms.report.webhook.longest: must be as long as again, or longer",
                        "flaghoist.alarms.report.escalate.webhook.url: must have no user, password or #",
                        "flaghoist.alarms.report.escalate.webhook.secret: give what the posts are signed with",
                        "flaghoist.alarms.report.escalate.after: say how long an alarm may stay unacknowledged")
                .hasMessageNotContainingAny("c2hvcnQ", "user:password");
    }
}
