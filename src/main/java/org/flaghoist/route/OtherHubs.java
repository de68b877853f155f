package org.flaghoist.route;

import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Takes over what operators changed at another hub on the same database. */
final class OtherHubs {

    private final Outages outages =
            new Outages(LoggerFactory.getLogger(OtherHubs.class), "Looking what changed at other hubs");
    private final PartnerStates states;
    private final Maintenance maintenance;
    private final boolean some;

    /** @param some false where there can be none */
    OtherHubs(PartnerStates states, Maintenance maintenance, boolean some) {
        this.states = states;
        this.maintenance = maintenance;
        this.some = some;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (some) {
            outages.attempt(this::refresh);
        }
    }

    private void refresh() {
        states.refresh();
        maintenance.refresh();
    }
}
