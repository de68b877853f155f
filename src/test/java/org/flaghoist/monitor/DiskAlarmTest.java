package org.flaghoist.monitor;

import java.nio.file.Path;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of the disk that the tests run on at least a hundredth is used. */
class DiskAlarmTest {

    @Test
    void raisesAnAlarmForADiskThatFillsUpAndThenThatItIsFull(@TempDir Path directory) throws Exception {
        try (HubFixture hub = WatchedHub.in(directory, "--flaghoist.alarms.disk=1")) {
            AlarmList.awaitActive("DISK WARNING");

            limit(hub, 0);
            AlarmList.awaitActive("DISK CRITICAL");

            limit(hub, 1);
        }
    }

    private static void limit(HubFixture hub, double share) {
        ((ActiveMQServerImpl) hub.artemis()).getMonitor().setMaxUsage(share);
    }
}
