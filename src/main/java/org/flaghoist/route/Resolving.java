package org.flaghoist.route;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flaghoist.ledger.NotDone;
import org.flaghoist.ledger.Parked;
import org.flaghoist.ledger.Parking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Carries out, in the order of arrival, what was decided about many messages at once or before the hub last stopped. */
final class Resolving {

    private static final Logger LOG = LoggerFactory.getLogger(Resolving.class);
    private static final int BATCH = 200;

    private final Parking parking;
    private final Resolver resolver;

    Resolving(Parking parking, Resolver resolver) {
        this.parking = parking;
        this.resolver = resolver;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void carryOutAll() {
        List<Parked> pending = parking.pending(BATCH);
        while (!pending.isEmpty()) {
            pending.forEach(this::carryOut);
            pending = parking.pending(BATCH);
        }
    }

    private void carryOut(Parked row) {
        try {
            resolver.carryOut(row);
        } catch (NotDone fault) {
            LOG.warn("{}", fault.getMessage());
        }
    }
}
