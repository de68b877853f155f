package org.flaghoist.monitor;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;

/** A hub that looks for alarms all the time, and lets them end soon. */
final class WatchedHub {

    private WatchedHub() {}

    /** The one that all tests share, emptied. */
    static HubFixture lent(String... settings) throws Exception {
        return HubFixture.lent(setup(settings));
    }

    static HubSetup setup(String... settings) {
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
        return HubSetup.usual(all.toArray(String[]::new))
                .beans(AlarmBeans.class, AlarmReportBeans.class, MeterBeans.class, HealthBeans.class);
    }
}
