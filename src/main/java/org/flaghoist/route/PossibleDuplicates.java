package org.flaghoist.route;

import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;

/**
 * Counts the deliveries over SFTP that were done again after their file had its final name. It is not written a second
 * time; but a partner that had taken it away in between would get it twice. Thread-safe.
 */
@ManagedResource(
        objectName = "org.flaghoist:type=PossibleDuplicates",
        description = "Deliveries that found their file at the partner's already, since the start")
public final class PossibleDuplicates {

    private static final Logger LOG = LoggerFactory.getLogger(PossibleDuplicates.class);

    private final Map<String, Long> counts = new TreeMap<>();

    PossibleDuplicates() {}

    synchronized void found(String partner, String file) {
        counts.merge(partner, 1L, Long::sum);
        LOG.info(
                "deliver-sftp-{}: {} stood there already, as an earlier try left it; not written again", partner, file);
    }

    @ManagedAttribute(description = "All of them")
    public synchronized long getCount() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @ManagedAttribute(description = "By partner; one without any is not there")
    public synchronized Map<String, Long> getByPartner() {
        return Map.copyOf(counts);
    }
}
