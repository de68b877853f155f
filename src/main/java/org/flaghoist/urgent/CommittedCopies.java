package org.flaghoist.urgent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The copies that the broker has committed: recorded a moment later and many at a time, so that no lane waits for that.
 * What a hub had not recorded when it died the broker knows. Thread-safe.
 */
public final class CommittedCopies {

    private static final Logger LOG = LoggerFactory.getLogger(CommittedCopies.class);

    private final UrgentEntries entries;
    private final List<Long> unsaved = new ArrayList<>();

    public CommittedCopies(UrgentEntries entries) {
        this.entries = entries;
    }

    /** @param committed entries */
    public synchronized void add(Collection<Long> committed) {
        unsaved.addAll(committed);
    }

    /** Whether this is one, and not recorded yet. */
    public synchronized boolean has(long entry) {
        return unsaved.contains(entry);
    }

    @Scheduled(fixedDelay = 100, timeUnit = TimeUnit.MILLISECONDS)
    public void save() {
        List<Long> now = copy();
        try {
            entries.committed(now);
            removeFirst(now.size());
        } catch (RuntimeException e) {
            LOG.debug("Tried again in a moment: that the broker has committed {}", now, e);
        }
    }

    private synchronized List<Long> copy() {
        return List.copyOf(unsaved);
    }

    private synchronized void removeFirst(int count) {
        unsaved.subList(0, count).clear();
    }
}
