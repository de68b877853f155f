package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.flaghoist.notification.SetupException;
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
                101,
                Duration.ofDays(1),
                new AlarmMail(List.of("nobody at home"), null, Duration.ofMinutes(5), 0));

        assertThatThrownBy(() -> AlarmSettingsCheck.run(settings, null))
                .isInstanceOf(SetupException.class)
                .hasMessageContainingAll(
                        "8 fault(s)",
                        "flaghoist.alarms.calm: give a time above 0",
                        "flaghoist.alarms.partner-down: critical must be as late as warning, or later",
                        "flaghoist.alarms.expiry: warning must be as early as critical, or earlier",
                        "flaghoist.alarms.disk: give a percentage of 1 to 100",
                        "flaghoist.alarms.mail.to: 'nobody at home' is no mail address",
                        "flaghoist.alarms.mail.to: there is no mail server; give spring.mail.host, too",
                        "flaghoist.alarms.mail.from: give the sender's address",
                        "flaghoist.alarms.mail.tries: give 1 or more");
    }
}
