package org.flaghoist.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.operator.ChainVerifier;
import org.flaghoist.recall.Recalls;

/** What the gauges show of the ledger: read now and then, so that who asks for metrics never waits for the database. */
final class LedgerSnapshot {

    private final Alarms alarms;
    private final ChainVerifier verifier;
    private final SearchIndex index;
    private final Recalls recalls;
    private volatile List<Alarm> active = List.of();
    private volatile Optional<ChainVerifier.LastCheck> lastCheck = Optional.empty();
    private volatile Duration searchLag = Duration.ZERO;
    private volatile Duration recallLag = Duration.ZERO;

    LedgerSnapshot(Alarms alarms, ChainVerifier verifier, SearchIndex index, Recalls recalls) {
        this.alarms = alarms;
        this.verifier = verifier;
        this.index = index;
        this.recalls = recalls;
    }

    void read() {
        active = alarms.active();
        lastCheck = verifier.last();
        searchLag = index.lag();
        recallLag = recalls.lag();
    }

    /** @param partner blank for what is about the hub */
    long active(Condition condition, String partner, Severity severity) {
        return active.stream()
                .map(Alarm::finding)
                .filter(finding -> finding.condition() == condition
                        && finding.severity() == severity
                        && partnerOf(finding).equals(partner))
                .count();
    }

    /** Empty before the first. */
    Optional<ChainVerifier.LastCheck> lastCheck() {
        return lastCheck;
    }

    Duration searchLag() {
        return searchLag;
    }

    Duration recallLag() {
        return recallLag;
    }

    private static String partnerOf(Finding finding) {
        return finding.partner() == null ? "" : finding.partner();
    }
}
