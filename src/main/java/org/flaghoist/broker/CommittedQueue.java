package org.flaghoist.broker;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;

/** A queue within the broker, to be counted. */
public final class CommittedQueue {

    private CommittedQueue() {}

    /** With what was committed just now: another thread adds that to the queue some moments after the commit. */
    public static Queue of(ActiveMQServer server, String name) {
        Queue queue = server.locateQueue(SimpleString.of(name));
        // The queue's own flush does not wait for what its thread is at.
        CompletableFuture.runAsync(() -> {}, queue.getExecutor())
                .orTimeout(1, TimeUnit.MINUTES)
                .join();
        return queue;
    }
}
