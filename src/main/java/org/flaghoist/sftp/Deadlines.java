package org.flaghoist.sftp;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends work in which nothing has moved for too long. One thread for all, since what it does never waits for anybody.
 */
final class Deadlines implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer;

    Deadlines() {
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "sftp-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** @param end must not wait for anything */
    Deadline watch(Duration limit, Runnable end) {
        Deadline deadline = new Deadline(limit.toNanos(), end);
        deadline.lookIn(deadline.limit);
        return deadline;
    }

    void after(Duration delay, Runnable work) {
        var unused = timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        timer.shutdown();
    }

    /** Over a piece of work, until it is closed. */
    final class Deadline implements AutoCloseable {

        private final long limit;
        private final Runnable end;
        private volatile long moved = System.nanoTime();
        private volatile boolean expired;
        private volatile boolean closed;
        private volatile @Nullable Future<?> next;

        private Deadline(long limit, Runnable end) {
            this.limit = limit;
            this.end = end;
        }

        /** To be called whenever the work got a step further. */
        void moved() {
            moved = System.nanoTime();
        }

        /** Whether it ended the work. */
        boolean isExpired() {
            return expired;
        }

        private void lookIn(long nanos) {
            next = timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }

        private void look() {
            long left = limit - (System.nanoTime() - moved);
            if (closed) {
                return;
            }
            if (left > 0) {
                lookIn(left);
            } else {
                expired = true;
                end.run();
            }
        }

        @Override
        public void close() {
            closed = true;
            Future<?> look = next;
            if (look != null) {
                look.cancel(false);
            }
        }
    }
}
