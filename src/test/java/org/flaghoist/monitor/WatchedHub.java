package org.flaghoist.monitor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.testing.HubFixture;

/** A hub that looks for alarms all the time, and lets them end soon. */
final class WatchedHub {

    private WatchedHub() {}

    static HubFixture in(Path directory, String... settings) throws Exception {
        List<String> all = new ArrayList<>(List.of(
                "--logging.level.org.flaghoist.monitor=INFO",
                "--flaghoist.alarms.every=100ms",
                "--flaghoist.alarms.calm=1s",
                "--flaghoist.alarms.partner-down.warning=0s",
                "--flaghoist.alarms.dead-letters.warning=0s",
                "--flaghoist.alarms.holds.warning=0s",
                "--flaghoist.alarms.chain-check=1s"));
        all.addAll(List.of(settings));
        if (all.stream().noneMatch(setting -> setting.startsWith("--flaghoist.alarms.disk="))) {
            // However full the disk is where the tests run.
            all.add("--flaghoist.alarms.disk=100");
        }
        return HubFixture.with(
                directory,
                List.of(AlarmBeans.class, AlarmReportBeans.class, MeterBeans.class, HealthBeans.class),
                all.toArray(String[]::new));
    }
}
