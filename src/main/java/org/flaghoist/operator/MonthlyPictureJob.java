package org.flaghoist.operator;

import java.time.YearMonth;
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

/** Looks which partners are to be sent what a month adds up to; of several hubs one does. */
public final class MonthlyPictureJob {

    private static final Logger LOG = LoggerFactory.getLogger(MonthlyPictureJob.class);

    private final Map<String, OutageLog> sending = new ConcurrentHashMap<>();
    private final MonthlyPictures pictures;
    private final Supplier<Collection<Partner>> partners;
    private final Predicate<String> isTesting;
    private final ClusterLeases leases;
    private volatile boolean stopping;

    /** @param isTesting nothing is sent to such a partner */
    public MonthlyPictureJob(
            MonthlyPictures pictures,
            Supplier<Collection<Partner>> partners,
            Predicate<String> isTesting,
            ClusterLeases leases) {
        this.pictures = pictures;
        this.partners = partners;
        this.isTesting = isTesting;
        this.leases = leases;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void look() {
        for (Partner partner : partners.get()) {
            Integer day = partner.wishes().monthlyPicture();
            if (day != null && !stopping && !isTesting.test(partner.id())) {
                // One that fails must not keep the others from theirs.
                sending.computeIfAbsent(partner.id(), MonthlyPictureJob::outageLog)
                        .attempt(() -> send(partner.id(), pictures.due(day)));
            }
        }
    }

    private static OutageLog outageLog(String partner) {
        return new OutageLog(LOG, "Sending " + partner + " the picture of a month");
    }

    private void send(String partner, YearMonth month) {
        Lease lease = leases.of("monthly-pictures");
        if (lease.isHeld()) {
            pictures.send(partner, month, lease);
        }
    }

    // The stop waits for this thread, and would interrupt it in the end.
    @EventListener
    void on(ContextClosedEvent closed) {
        stopping = true;
    }
}
