package org.flaghoist.monitor;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How alarms are mailed.
 *
 * @param to addresses; with none nothing is mailed
 * @param from null where nothing is mailed
 * @param again after which a mail that failed is tried again
 * @param tries after which it is given up
 */
record AlarmMail(List<String> to, @Nullable String from, Duration again, int tries) {

    // Absent, or an empty list, comes as null.
    AlarmMail {
        to = to == null ? List.of() : List.copyOf(to);
    }

    boolean isWanted() {
        return !to.isEmpty();
    }

    ReportBackoff backoff() {
        return new ReportBackoff(again, again, tries);
    }
}
