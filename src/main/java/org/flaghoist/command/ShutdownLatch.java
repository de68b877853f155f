package org.flaghoist.command;

import java.util.concurrent.CountDownLatch;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;

/** Waits for a broker's end, whatever ends it: a fault of its disk does, too. */
record ShutdownLatch(CountDownLatch latch) implements ActivateCallback {

    @Override
    public void shutdown(ActiveMQServer server) {
        latch.countDown();
    }
}
