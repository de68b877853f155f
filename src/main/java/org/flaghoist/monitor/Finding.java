package org.flaghoist.monitor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Something that is out of order as seen now.
 *
 * @param partner whom it is about; null where it is about the hub
 * @param subject what of that partner's, where there may be several: a direction, a key; else blank
 * @param text for the duty officer: what is wrong and what to do. No personal data, and nothing that a partner wrote
 * @param since when it began, to the millisecond
 * @param more when the last of it came to it; null where that is no news to whoever knows of the first
 */
public record Finding(
        Condition condition,
        @Nullable String partner,
        String subject,
        Severity severity,
        String text,
        Instant since,
        @Nullable Instant more) {

    public Finding {
        since = since.truncatedTo(ChronoUnit.MILLIS);
    }

    public Finding(
            Condition condition,
            @Nullable String partner,
            String subject,
            Severity severity,
            String text,
            Instant since) {
        this(condition, partner, subject, severity, text, since, null);
    }

    Finding withMore(Instant last) {
        return new Finding(condition, partner, subject, severity, text, since, last);
    }

    /** The same for what is the same trouble, however bad it is by now. */
    String name() {
        return condition + " " + (partner == null ? "" : partner) + " " + subject;
    }
}
