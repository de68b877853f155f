package org.flaghoist.hub;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Retention;
import org.jspecify.annotations.Nullable;

/** Whether records are kept at least as long as all bodies: one that is still kept would keep all later records. */
final class RecordsKeptCheck {

    /** By then what is known of the chain outside the database is newer. */
    private static final Duration LEAST = Duration.ofHours(1);

    private final @Nullable Duration kept;
    private final Collection<Partner> partners;

    RecordsKeptCheck(@Nullable Duration kept, Collection<Partner> partners) {
        this.kept = kept;
        this.partners = partners;
    }

    void check(SetupFaults faults) {
        if (kept == null) {
            return;
        }
        if (kept.compareTo(LEAST) < 0) {
            faults.add("flaghoist.retention.records: is less than an hour; give more");
        }
        partners.forEach(partner -> partner(kept, partner, faults));
    }

    private static void partner(Duration kept, Partner partner, SetupFaults faults) {
        Retention bodies = partner.retention();
        if (bodies.usual() == null) {
            faults.add("flaghoist.retention.records: partner " + partner.id() + " keeps bodies for good; give"
                    + " retention.default in its file, or take this setting away");
        }
        Map<String, Duration> lengths = new TreeMap<>(bodies.byType());
        if (bodies.usual() != null) {
            lengths.put("default", bodies.usual());
        }
        lengths.forEach((type, length) -> {
            if (length.compareTo(kept) > 0) {
                faults.add("flaghoist.retention.records: is shorter than retention." + type + " of partner "
                        + partner.id() + "; give as much at least");
            }
        });
    }
}
