package org.flaghoist.feed;

import javax.sql.DataSource;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;

/**
 * What is to be published next, and how far that has come. What is not sealed yet is left: numbers of records become
 * visible out of order, links of the chain do not. So nothing is passed over.
 */
public final class EventFeed {

    private static final String WORK = "events";

    private final FeedPosition position;
    private final SealedEvents sealed;
    private final ClusterLeases leases;
    private final FeedOutages outages;

    public EventFeed(DataSource database, FeedPosition position, ClusterLeases leases, FeedOutages outages) {
        this.position = position;
        this.sealed = new SealedEvents(database);
        this.leases = leases;
        this.outages = outages;
    }

    /** Where nothing was published yet, it begins with what is sealed from now on. */
    public void begin() {
        position.begin();
    }

    /** Nothing where all is published, or another hub publishes. */
    public FeedBatch next() {
        Lease lease = leases.of(WORK);
        if (!lease.isHeld() || outages.isPause()) {
            return FeedBatch.none(0, lease);
        }
        long from = position.get();
        SealedEvents.SealedBatch found = sealed.after(from, outages.isOver() ? SealedEvents.LINKS : 1);
        return new FeedBatch(from, found.last(), found.events(), lease);
    }

    /**
     * The broker has committed them. Only then the position moves: after a crash in between they are published again,
     * and none is missed.
     */
    public void published(FeedBatch batch) {
        position.move(batch.from(), batch.to());
        outages.over();
    }
}
