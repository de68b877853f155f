package org.flaghoist.exchange;

import java.time.Instant;
import org.flaghoist.partner.Partner;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a partner at the moment.
 *
 * @param window the maintenance window that is open now, or else the next; null where there is none
 * @param in what came from it and is to be translated, {@code out} what is for it
 * @param collect its server, where files are fetched; null where it has none, likewise {@code deliver}
 */
public record PartnerSnapshot(
        Partner partner,
        StateChange lastChange,
        @Nullable MaintenanceWindow window,
        Backlog in,
        Backlog out,
        @Nullable Connection collect,
        @Nullable Connection deliver,
        LastHeard contacts) {

    /**
     * When it was last heard of; null where it was not yet.
     *
     * @param received when something that it sent was last translated
     * @param delivered when a file last got its final name on its server, or it took a message from its queue
     * @param connected when its server last did what it was asked; null also where it has none
     */
    public record LastHeard(
            @Nullable Instant received,
            @Nullable Instant delivered,
            @Nullable Instant connected) {}

    /**
     * What waits on a queue.
     *
     * @param oldest when the first of it came; null where nothing waits
     */
    public record Backlog(long waiting, @Nullable Instant oldest) {}

    /**
     * A server in one direction.
     *
     * @param open out of order, and tried by one probe at a time
     * @param failures in a row
     * @param since when the first of them was; null where there are none, likewise the reason and the next try
     * @param leftAlone files of the outbox that nobody will ever take
     */
    public record Connection(
            boolean open,
            int failures,
            @Nullable Instant since,
            @Nullable String reason,
            @Nullable Instant nextTry,
            int leftAlone) {}
}
