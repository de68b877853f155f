package org.flaghoist.monitor;

import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.Test;

/** Of the disk that the tests run on at least a hundredth is used. */
class DiskAlarmTest {

    @Test
    void raisesAnAlarmForADiskThatFillsUpAndThenThatItIsFull() throws Exception {
        HubFixture hub = WatchedHub.lent("--flaghoist.alarms.disk=1");
        AlarmList.awaitActive("DISK WARNING");

        limit(hub, 0);
        AlarmList.awaitActive("DISK CRITICAL");

        limit(hub, 1);
    }

    private static void limit(HubFixture hub, double share) {
        ((ActiveMQServerImpl) hub.artemis()).getMonitor().setMaxUsage(share);
    }
}
