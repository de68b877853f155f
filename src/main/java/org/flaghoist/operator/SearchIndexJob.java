package org.flaghoist.operator;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.index.Indexer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Puts what was kept into the search index; of several hubs one does. */
public final class SearchIndexJob {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexJob.class);

    /** While nothing comes, the database is not asked more often. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** Then it rests: what writes to the same file, or shares the machine, goes first. */
    private static final Duration LONGEST = Duration.ofMillis(50);

    private final OutageLog outageLog = new OutageLog(LOG, "Putting contents into the search index");
    private final Indexer indexer;
    private final ClusterLeases leases;
    private long idleUntil = System.nanoTime();

    public SearchIndexJob(Indexer indexer, ClusterLeases leases) {
        this.indexer = indexer;
        this.leases = leases;
    }

    @Scheduled(fixedDelay = 100, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        if (System.nanoTime() - idleUntil >= 0) {
            outageLog.attempt(this::index);
        }
    }

    private void index() {
        idleUntil = System.nanoTime() + IDLE.toNanos();
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean isMore = true;
        while (isMore && leases.isMine("search-index") && System.nanoTime() < end) {
            isMore = indexer.step();
        }
        if (isMore && leases.isMine("search-index")) {
            idleUntil = System.nanoTime();
        }
    }
}
