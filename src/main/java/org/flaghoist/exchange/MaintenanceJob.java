package org.flaghoist.exchange;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.flaghoist.sftp.Servers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Reports when a partner's maintenance window begins and ends, and disconnects its idle connections meanwhile. */
public final class MaintenanceJob {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceJob.class);

    private final Maintenance maintenance;
    private final GateJob gates;
    private final Servers servers;
    private final Collection<String> partners;
    private final Set<String> inside = new HashSet<>();

    public MaintenanceJob(Maintenance maintenance, GateJob gates, Servers servers, Collection<String> partners) {
        this.maintenance = maintenance;
        this.gates = gates;
        this.servers = servers;
        this.partners = partners;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    public synchronized void look() {
        partners.forEach(this::look);
    }

    private void look(String partner) {
        boolean now = maintenance.now(partner).isPresent();
        if (now && inside.add(partner)) {
            gates.look();
            LOG.info("{} is in maintenance; what is for it waits", partner);
        } else if (!now && inside.remove(partner)) {
            gates.look();
            LOG.info("{} is out of maintenance; what waits for it goes on", partner);
        }
        // A connection that is left open would be asked now and then whether it is there.
        if (now && servers.all().containsKey(partner)) {
            servers.of(partner).forEach((direction, connection) -> connection.disconnectWhenIdle());
        }
    }
}
