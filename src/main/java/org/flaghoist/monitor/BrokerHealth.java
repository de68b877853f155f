package org.flaghoist.monitor;

import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.Broker;
import org.springframework.boot.actuate.health.Health;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Whether the broker works, and its disk has free space. Asked now and then: a probe must not wait for one that is
 * away.
 */
final class BrokerHealth {

    private final Broker broker;
    private volatile Health works = Health.up().build();
    private volatile Health disk = Health.up().build();

    BrokerHealth(Broker broker) {
        this.broker = broker;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void ask() {
        works = broker.isRunning()
                ? Health.up().build()
                : down(
                        "The broker does not answer, and messages wait; the log says why. Correct that; if it is the one within the"
                                + " hub, start the hub again.");
        disk = askForDisk();
    }

    private Health askForDisk() {
        try {
            return broker.isDiskFull()
                    ? down("The disk is full, and everything waits. Free it; then all goes on by itself.")
                    : Health.up().build();
        } catch (IllegalStateException e) {
            // The broker's own line says that it cannot be asked.
            return Health.unknown().withDetail("reason", e.getMessage()).build();
        }
    }

    private static Health down(String reason) {
        return Health.down().withDetail("reason", reason).build();
    }

    Health works() {
        return works;
    }

    Health disk() {
        return disk;
    }
}
