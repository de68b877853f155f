package org.flaghoist.exchange;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The looks at all partners' outboxes. They share threads, which are made when they are needed: as many as there are
 * looks that go on. So a server that hangs keeps one thread, its own, and nobody waits for it.
 */
public final class Polling implements AutoCloseable {

    private static final String IDLE = "collect-idle";

    private final ExecutorService looks = Executors.newCachedThreadPool(work -> thread(work, IDLE));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, work -> thread(work, "collect-timer"));
    private final Map<String, Runnable> hurries = new ConcurrentHashMap<>();
    private final Function<String, Duration> pace;

    /** @param pace how long after a look at a partner's outbox the next one comes */
    public Polling(Function<String, Duration> pace) {
        this.pace = pace;
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** @param hurry has a route's next look at that partner's outbox come at once */
    void add(String partner, Runnable hurry) {
        hurries.put(partner, hurry);
    }

    Duration pace(String partner) {
        return pace.apply(partner);
    }

    /** Has the next look at a partner's outbox come at once. */
    public void hurry(String partner) {
        Runnable hurry = hurries.get(partner);
        if (hurry != null) {
            hurry.run();
        }
    }

    /** @param name of the thread while it looks, for those who read a dump */
    Future<?> after(Duration delay, String name, Runnable look) {
        return timer.schedule(() -> looks.execute(() -> run(name, look)), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void run(String name, Runnable look) {
        Thread.currentThread().setName(name);
        try {
            look.run();
        } finally {
            Thread.currentThread().setName(IDLE);
        }
    }

    @Override
    public void close() {
        timer.shutdown();
        looks.shutdown();
    }
}
