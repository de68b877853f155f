package org.flaghoist.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is read.
 *
 * @param event the number of its record, which it may share with others of the same message
 * @param entry the message it is about, or null; likewise {@code partner} and {@code rule}
 * @param detail canonical JSON
 */
public record RecordedEvent(
        long event,
        Instant at,
        @Nullable Long entry,
        EventKind kind,
        @Nullable String partner,
        @Nullable String rule,
        String actor,
        String detail) {}
