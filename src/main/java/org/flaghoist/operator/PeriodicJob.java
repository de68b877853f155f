package org.flaghoist.operator;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.partner.Partner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks which partners are to be sent a file that the hub makes for a period; of several hubs one does. */
public final class PeriodicJob {

    private static final Logger LOG = LoggerFactory.getLogger(PeriodicJob.class);

    private final Map<String, OutageLog> sending = new ConcurrentHashMap<>();
    private final PeriodicSeries series;
    private final Supplier<Collection<Partner>> partners;
    private final Predicate<String> isTesting;
    private final ClusterLeases leases;

    /** @param isTesting nothing is sent to such a partner */
    public PeriodicJob(
            PeriodicSeries series,
            Supplier<Collection<Partner>> partners,
            Predicate<String> isTesting,
            ClusterLeases leases) {
        this.series = series;
        this.partners = partners;
        this.isTesting = isTesting;
        this.leases = leases;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        for (Partner partner : partners.get()) {
            if (series.isWished(partner.wishes()) && !isTesting.test(partner.id())) {
                // One that fails must not keep the others from theirs.
                sending.computeIfAbsent(partner.id(), this::outageLog).attempt(() -> send(partner));
            }
        }
    }

    private OutageLog outageLog(String partner) {
        return new OutageLog(LOG, "Sending " + partner + " " + series.words());
    }

    private void send(Partner partner) {
        if (leases.isMine(series.lease())) {
            series.send(partner, leases.of(series.lease()));
        }
    }
}
