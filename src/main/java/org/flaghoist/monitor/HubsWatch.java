package org.flaghoist.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flaghoist.installation.Configurations;
import org.flaghoist.installation.HubAtWork;

/**
 * Finds that hubs work by different files, credentials or versions: what one of them decides may not be what another
 * would, and a server may let in one of them alone.
 */
record HubsWatch(Configurations configurations, boolean shared, Limits limits) implements Watch {

    /** Three times what a hub that lives takes to say so. */
    private static final Duration LIVES = Duration.ofSeconds(30);

    private static final int SHOWN = 4;
    private static final Set<String> UPGRADE = Set.of("version");
    private static final String UPGRADING =
            "Hubs of different versions work together: %s. This is normal during an upgrade; finish it.";
    private static final String DIFFERENT =
            "Hubs work by different files or credentials, so what becomes of a notification depends on which hub"
                    + " handles it. Different: %s. Give all the same, and reload, or restart those that have others: %s.";

    @Override
    public Condition condition() {
        return Condition.HUBS_DIFFER;
    }

    @Override
    public List<Finding> look() {
        List<HubAtWork> hubs = shared ? configurations.atWork(LIVES) : List.of();
        Set<String> different = new TreeSet<>();
        hubs.forEach(hub -> different.addAll(hub.differences(hubs.get(0))));
        return different.isEmpty()
                ? List.of()
                : severity(hubs.get(0), different).map(severity -> finding(hubs, different, severity)).stream()
                        .toList();
    }

    private Optional<Severity> severity(HubAtWork newest, Set<String> different) {
        return limits.severity(Duration.between(newest.since(), newest.now()))
                .map(severity -> different.equals(UPGRADE) ? Severity.WARNING : severity);
    }

    private Finding finding(List<HubAtWork> hubs, Set<String> different, Severity severity) {
        String text = different.equals(UPGRADE)
                ? UPGRADING.formatted(each(hubs))
                : DIFFERENT.formatted(String.join(", ", different), each(hubs));
        Instant since = hubs.get(0).since();
        return new Finding(condition(), null, "", severity, text, since);
    }

    private static String each(List<HubAtWork> hubs) {
        String shown = hubs.stream()
                .limit(SHOWN)
                .map(hub -> hub.hub() + " has configuration "
                        + hub.configuration().name() + " of version "
                        + hub.configuration().version())
                .collect(Collectors.joining(", "));
        return hubs.size() > SHOWN ? shown + " and " + (hubs.size() - SHOWN) + " more" : shown;
    }
}
