package org.flaghoist.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.partner.Partner;
import org.flaghoist.retention.EndedList;
import org.flaghoist.retention.Purging;
import org.flaghoist.retention.RetentionClock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Deletes, each hour, the bodies that are older than their sender's file says, then the records that are older than the
 * hub's settings say, and what ended long ago in lists; by a clock that can be believed.
 */
public final class RetentionJob {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);

    private final Purging purging;
    private final RecordsRetention records;
    private final Collection<Partner> partners;
    private final Clock clock;
    private final RetentionClock trusted;
    private final ClusterLeases leases;
    private final List<EndedList> lists;
    private final OutageLog outageLog = new OutageLog(LOG, "Deleting what is past its retention");

    public RetentionJob(
            Purging purging,
            RecordsRetention records,
            Collection<Partner> partners,
            Clock clock,
            RetentionClock trusted,
            ClusterLeases leases,
            List<EndedList> lists) {
        this.purging = purging;
        this.records = records;
        this.partners = partners;
        this.clock = clock;
        this.trusted = trusted;
        this.leases = leases;
        this.lists = lists;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        outageLog.attempt(() -> {
            Lease lease = leases.of("retention");
            if (lease.isHeld()) {
                purgeWhereTheClockIsRight(lease);
            }
        });
    }

    private void purgeWhereTheClockIsRight(Lease lease) {
        List<Partner> kept =
                partners.stream().filter(RetentionJob::isEverDeleted).toList();
        boolean isAny =
                !kept.isEmpty() || records.isEverDeleted() || lists.stream().anyMatch(EndedList::isAnyOld);
        if (isAny && trusted.look().isEmpty()) {
            lists.forEach(EndedList::forgetOld);
            kept.forEach(partner -> purge(partner, lease));
            purging.purgeNotes();
            records.run(lease::isHeld);
        }
    }

    private static boolean isEverDeleted(Partner partner) {
        return partner.retention().usual() != null
                || !partner.retention().byType().isEmpty();
    }

    private void purge(Partner partner, Lease lease) {
        Set<String> types = partner.retention().byType().keySet();
        partner.retention().byType().forEach((type, length) -> purge(partner, type, types, length, lease));
        Duration usual = partner.retention().usual();
        if (usual != null) {
            purge(partner, null, types, usual, lease);
        }
    }

    private void purge(Partner partner, @Nullable String type, Set<String> types, Duration length, Lease lease) {
        Instant before = clock.instant().minus(length);
        int bodies = purging.purge(new Purging.RetentionRule(partner.id(), type, types, before), lease::isHeld);
        if (bodies > 0) {
            LOG.info("{}: {} bodies from before {} deleted", partner.id(), bodies, before);
        }
    }
}
