package org.flaghoist.monitor;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A hub that looks for alarms all the time, and lets them end soon. */
final class WatchedHub {

    private WatchedHub() {}

    /** The one that all tests share, emptied. */
    static HubFixture lent(String... settings) throws Exception {
        return HubFixture.lent(setup(settings));
    }

    /** That one, when nothing is out of order any more and no alarm was ever raised. */
    static HubFixture calm(HubSetup setup) throws Exception {
        HubFixture hub = HubFixture.lent(setup);
        JdbcClient sql = JdbcClient.create(hub.bean(DataSource.class));
        hub.bean(SenderHours.class).write();
        sql.sql("delete from sender_hour").update();
        // What the test before broke is seen as broken for a moment; and a look that began then may end only now.
        await().during(Duration.ofMillis(200)).until(() -> {
            Stream.of("alarm_report", "alarm_outage", "alarm")
                    .forEach(table -> sql.sql("delete from " + table).update());
            hub.bean(AlarmScheduler.class).look();
            return AlarmList.active().isEmpty();
        });
        return hub;
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
