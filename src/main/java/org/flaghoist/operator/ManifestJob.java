package org.flaghoist.operator;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.partner.Partner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks which partners are to be sent what they were given the day before; of several hubs one does. */
public final class ManifestJob {

    private static final Logger LOG = LoggerFactory.getLogger(ManifestJob.class);

    private final Map<String, OutageLog> sending = new ConcurrentHashMap<>();
    private final Manifests manifests;
    private final Supplier<Collection<Partner>> partners;
    private final Predicate<String> isTesting;
    private final ClusterLeases leases;
    private volatile boolean stopping;

    /** @param isTesting nothing is sent to such a partner */
    public ManifestJob(
            Manifests manifests,
            Supplier<Collection<Partner>> partners,
            Predicate<String> isTesting,
            ClusterLeases leases) {
        this.manifests = manifests;
        this.partners = partners;
        this.isTesting = isTesting;
        this.leases = leases;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        for (Partner partner : partners.get()) {
            if (partner.wishes().manifest() && !stopping && !isTesting.test(partner.id())) {
                // One that fails must not keep the others from theirs.
                sending.computeIfAbsent(partner.id(), ManifestJob::outageLog).attempt(() -> send(partner.id()));
            }
        }
    }

    private static OutageLog outageLog(String partner) {
        return new OutageLog(LOG, "Sending " + partner + " the manifest of a day");
    }

    private void send(String partner) {
        Lease lease = leases.of("manifests");
        if (lease.isHeld()) {
            manifests.send(partner, lease);
        }
    }

    // The stop waits for this thread, and would interrupt it in the end.
    @EventListener
    void on(ContextClosedEvent closed) {
        stopping = true;
    }
}
