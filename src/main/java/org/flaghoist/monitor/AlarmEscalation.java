package org.flaghoist.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whom an alarm reaches that nobody has acknowledged.
 *
 * @param after how long nobody has; null where there is nobody to call
 * @param critical the same for one that is critical; as {@code after} where this is null
 * @param to addresses
 * @param webhook where it is posted
 */
record AlarmEscalation(@Nullable Duration after, @Nullable Duration critical, List<String> to, WebhookTarget webhook) {

    static final AlarmEscalation NONE = new AlarmEscalation(null, null, List.of(), WebhookTarget.NONE);

    // What is absent, or an empty list, comes as null.
    AlarmEscalation {
        to = to == null ? List.of() : List.copyOf(to);
        webhook = webhook == null ? WebhookTarget.NONE : webhook;
    }

    boolean isWanted() {
        return !to.isEmpty() || webhook.isWanted();
    }

    Duration after(Severity severity) {
        Duration usual = Objects.requireNonNull(after);
        return severity == Severity.CRITICAL && critical != null ? critical : usual;
    }
}
