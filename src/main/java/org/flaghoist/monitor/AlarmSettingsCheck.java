package org.flaghoist.monitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;

/** Finds all that is wrong with the settings of the alarms. */
final class AlarmSettingsCheck {

    private static final String BLOCK = "flaghoist.alarms.";

    private final List<String> faults = new ArrayList<>();

    /**
     * @param mailServer {@code spring.mail.host}; null where it is not given
     * @throws SetupException with all faults
     */
    static void run(AlarmSettings settings, @Nullable String mailServer) {
        AlarmSettingsCheck check = new AlarmSettingsCheck();
        check.settings(settings);
        new ReportSettingsCheck(check::fault).run(settings.report(), mailServer);
        if (!check.faults.isEmpty()) {
            throw new SetupException(check.faults);
        }
    }

    private void settings(AlarmSettings settings) {
        positive("every", settings.every());
        positive("calm", settings.calm());
        positive("chain-check", settings.chainCheck());
        rising("partner-down", settings.partnerDown());
        rising("backlog", settings.backlog());
        rising("dead-letters", settings.deadLetters());
        rising("holds", settings.holds());
        rising("hubs-differ", settings.hubsDiffer());
        rising("report.failing", settings.report().failing());
        Limits expiry = settings.expiry();
        if (expiry.critical().isNegative() || expiry.warning().compareTo(expiry.critical()) < 0) {
            fault("expiry", "warning must be as early as critical, or earlier");
        }
        rhythm(settings.rhythm());
        if (settings.disk() < 1 || settings.disk() > 100) {
            fault("disk", "give a percentage of 1 to 100");
        }
    }

    private void rhythm(RhythmLimits rhythm) {
        if (rhythm.critical() < 1) {
            fault("rhythm.critical", "give 1 or more");
        }
        if (rhythm.volume() < 2) {
            fault("rhythm.volume", "give 2 or more");
        }
        if (rhythm.least() < 1) {
            fault("rhythm.least", "give 1 or more");
        }
    }

    private void positive(String name, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            fault(name, "give a time above 0");
        }
    }

    private void rising(String name, Limits limits) {
        if (limits.warning().isNegative() || limits.critical().compareTo(limits.warning()) < 0) {
            fault(name, "critical must be as late as warning, or later");
        }
    }

    private void fault(String name, String message) {
        faults.add(BLOCK + name + ": " + message);
    }
}
