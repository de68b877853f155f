package org.flaghoist.monitor;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.flaghoist.broker.LatestQuotaUse;
import org.flaghoist.broker.QuotaUse;

/** Finds partners whose messages take much of their quota of the disk, or all of it. */
record QuotasWatch(LatestQuotaUse quotas, PartnerNames names, Clock clock) implements Watch {

    private static final int FULL = 100;

    @Override
    public Condition condition() {
        return Condition.QUOTA;
    }

    @Override
    public List<Finding> look() {
        return quotas.uses().stream().map(this::finding).toList();
    }

    private Finding finding(QuotaUse use) {
        Severity severity = use.percent() < FULL ? Severity.WARNING : Severity.CRITICAL;
        String text = words(use.part()).formatted(names.of(use.partner()), use.percent());
        String subject = use.part().name().toLowerCase(Locale.ROOT);
        return new Finding(condition(), use.partner(), subject, severity, text, clock.instant());
    }

    private static String words(QuotaUse.QuotaPart part) {
        return switch (part) {
            case SENT ->
                "What %s sent, and is not handled yet or was rejected, takes %d %% of its quota of the disk. From 100 %%"
                        + " on its sends are refused and its files stay on its server. See why it waits, ask the partner"
                        + " what it sends, and replay or discard its dead letters.";
            case WAITING ->
                "What waits for %s takes %d %% of its quota of the disk. From 100 %% on nothing more is taken from it than it"
                        + " takes itself; what others send to it is not limited. See whether the partner, or its server,"
                        + " works.";
            case UNDECIDED ->
                "What is for %s and waits for people takes %d %% of its quota of the disk, and is not limited. Decide"
                        + " about its holds and dead letters.";
        };
    }
}
