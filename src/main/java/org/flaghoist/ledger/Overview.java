package org.flaghoist.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What the demo and the console ask the ledger. Reads only. */
public final class Overview {

    public Overview(DataSource database) {
        throw new UnsupportedOperationException();
    }

    /**
     * How many messages stand how.
     *
     * @param recipient null for the messages as they came in: RECEIVED (not judged yet), ACCEPTED, DUPLICATE, REJECTED
     * @param state else a {@link DeliveryState}
     */
    public record Count(String sender, @Nullable String recipient, String state, long count) {}

    /** Counts by sender, recipient and state, in that order. */
    public List<Count> summary() {
        throw new UnsupportedOperationException();
    }

    /**
     * One event of a notification.
     *
     * @param detail canonical JSON
     */
    public record Step(
            Instant at,
            long entry,
            EventKind kind,
            @Nullable String partner,
            @Nullable String rule,
            String actor,
            String detail) {}

    /** What happened to all copies and revisions of a notification, in order. */
    public List<Step> timeline(String sender, String id) {
        throw new UnsupportedOperationException();
    }

    /** The bytes as they came in; empty after their purge. */
    public Optional<byte[]> original(long entry) {
        throw new UnsupportedOperationException();
    }

    /** The hub form, as canonical JSON in UTF-8; empty where not accepted, or after its purge. */
    public Optional<byte[]> notification(long entry) {
        throw new UnsupportedOperationException();
    }

    /** The form rendered for a recipient; empty where there is none, or after its purge. */
    public Optional<byte[]> rendered(long entry, String recipient) {
        throw new UnsupportedOperationException();
    }
}
