package org.flaghoist.route;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What a hub has to do with others on the same database and broker: it takes over what operators changed there, and leaves them
 * the queues while it cannot reach the database itself.
 */
final class OtherHubs {

    private final Outages outages =
            new Outages(LoggerFactory.getLogger(OtherHubs.class), "Looking what changed at other hubs");
    private final PartnerStates states;
    private final Maintenance maintenance;
    private final SharedConnection broker;
    private final boolean some;
    private volatile long answered = System.nanoTime();

    /** @param some false where there can be none */
    OtherHubs(PartnerStates states, Maintenance maintenance, SharedConnection broker, boolean some) {
        this.states = states;
        this.maintenance = maintenance;
        this.broker = broker;
        this.some = some;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (some && outages.attempt(this::refresh)) {
            answered = System.nanoTime();
            broker.comeBack();
        }
    }

    /** By another thread: one that asks a database that is gone waits for half a minute. After the first look. */
    @Scheduled(initialDelay = 5, fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void standBack() {
        Duration silent = Duration.ofNanos(System.nanoTime() - answered);
        if (some && silent.compareTo(HubConnections.LONGEST_SILENCE) > 0) {
            broker.standBack();
        }
    }

    private void refresh() {
        states.refresh();
        maintenance.refresh();
    }
}
