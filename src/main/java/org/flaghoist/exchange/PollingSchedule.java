package org.flaghoist.exchange;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * When a route looks at its partner's outbox: some time after its last look has ended, and never twice at once. Camel's
 * own schedule has a thread for each route, and one pace.
 */
public final class PollingSchedule extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private final Polling polling;
    private @Nullable CamelContext context;
    private @Nullable Runnable task;
    private String partner = "";
    private boolean started;
    private boolean looking;
    private boolean hurried;
    private long round;
    private @Nullable Future<?> next;

    public PollingSchedule(Polling polling) {
        this.polling = polling;
    }

    /** To be given in the route, as {@code scheduler.partner}. */
    public void setPartner(String name) {
        partner = name;
    }

    @Override
    public void onInit(Consumer consumer) {
        polling.add(partner, this::hurry);
    }

    @Override
    public void scheduleTask(Runnable look) {
        task = look;
    }

    // All at once, hundreds of logins would make the start long.
    @Override
    public synchronized void startScheduler() {
        if (!started) {
            started = true;
            long longest = Math.max(1, polling.pace(partner).toMillis());
            lookAfter(Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest)));
        }
    }

    @Override
    public synchronized void unscheduleTask() {
        started = false;
        forgetNext();
    }

    /** Has the next look come at once; one that goes on is not it. */
    synchronized void hurry() {
        if (started) {
            hurried = looking;
            forgetNext();
            lookAfter(Duration.ZERO);
        }
    }

    private void forgetNext() {
        round++;
        if (next != null) {
            next.cancel(false);
        }
    }

    // Stopped and started again while a look hangs, a route must not have two at once: the end of that look begins the
    // next.
    private void lookAfter(Duration delay) {
        if (!looking) {
            long mine = ++round;
            next = polling.after(delay, "collect-" + partner, () -> look(mine));
        }
    }

    private void look(long mine) {
        Runnable look = begin(mine);
        if (look != null) {
            try {
                look.run();
            } finally {
                end();
            }
        }
    }

    private synchronized @Nullable Runnable begin(long mine) {
        if (!started || looking || mine != round) {
            return null;
        }
        looking = task != null;
        return task;
    }

    private synchronized void end() {
        looking = false;
        if (started) {
            lookAfter(hurried ? Duration.ZERO : polling.pace(partner));
            hurried = false;
        }
    }

    @Override
    public synchronized boolean isSchedulerStarted() {
        return started;
    }

    @Override
    public void setCamelContext(@Nullable CamelContext camel) {
        context = camel;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }
}
